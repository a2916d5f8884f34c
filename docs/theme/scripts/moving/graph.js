// A computational graph, gone through: each value forward, then each gradient back.

import { fill, number } from "../text.js";
import { player, say } from "./player.js";

/** A value: column, sign, data, gradient, and for each parent the number of its row and the slope. @typedef {number[]} Row */
/** @typedef {{graphs: Row[][], words: Record<string, string>}} Data */
/** @typedef {{kind: "whole" | "given" | "value" | "back", row: number}} Step */

/** The parents of a value. @param {Row} row */
export const parents = row => Array.from({ length: (row.length - 4) / 2 }, (_, k) => ({ parent: row[4 + 2 * k], slope: row[5 + 2 * k] }));

/** @param {Row[]} rows @param {number} of @returns {{child: number, slope: number}[]} */
const children = (rows, of) => rows.flatMap((row, child) => parents(row).flatMap(({ parent, slope }) => parent === of ? [{ child, slope }] : []));

/** @param {Data} data @param {number} which */
const names = ({ words }, which) => words.names.split(" | ")[which].split(" ");

/** A number that stands for itself has no letter, and nobody asks for its gradient. @param {string} name */
const constant = name => /^\d/.test(name);

/** @param {Data} data @param {number} which @returns {Step[]} */
export function steps(data, which) {
  const rows = data.graphs[which], named = names(data, which), all = rows.map((_, row) => row);
  return [
    { kind: "whole", row: -1 },
    { kind: "given", row: -1 },
    ...all.filter(row => rows[row][1]).map(row => (/** @type {Step} */ ({ kind: "value", row }))),
    ...all.filter(row => !constant(named[row])).reverse().map(row => (/** @type {Step} */ ({ kind: "back", row }))),
  ];
}

/** In parentheses if it is negative. @param {number} value */
const closed = value => value < 0 && number(value) !== "0.00" ? `(${number(value)})` : number(value);

/** An operation on names or on numbers. @param {number} sign @param {string[]} on */
const term = (sign, [first, second]) => [first, `${first} + ${second}`, `${first} − ${second}`, `${first} · ${second}`, `${first} / ${second}`, `${first}²`, `tanh ${first}`][sign];

/** What is said of a step, line by line. @param {Data} data @param {number} which @param {Step} step */
export function lines(data, which, { kind, row }) {
  const rows = data.graphs[which], { words } = data, named = names(data, which), result = named[rows.length - 1];
  if (kind === "whole") return [fill(words.whole, { result, value: number(rows[rows.length - 1][2]) }), words.begin];
  if (kind === "given") return [fill(words.given, { numbers: named.flatMap((name, k) => rows[k][1] || constant(name) ? [] : [`${name} = ${number(rows[k][2])}`]).join(", ") })];
  const name = named[row], by = (/** @type {number} */ above, /** @type {number} */ below) => `∂${named[above]}/∂${named[below]}`;
  if (kind === "value") {
    const [, sign, data] = rows[row], on = parents(rows[row]);
    const numbers = term(sign, on.map(({ parent }) => closed(rows[parent][2])));
    const slopes = on.filter(({ parent }) => !constant(named[parent])).map(({ parent, slope }) => `${by(row, parent)} = ${number(slope)}`);
    return [`${name} = ${term(sign, on.map(({ parent }) => named[parent]))}`, `${name} = ${numbers} = ${number(data)}`, fill(words.slopes, { slopes: slopes.join(", ") })];
  }
  const back = children(rows, row), last = rows.length - 1;
  if (!back.length) return [fill(words.first, { result }), `${by(last, last)} = ${number(rows[last][3])}`];
  const letters = back.map(({ child }) => `${by(last, child)} · ${by(child, row)}`), numbers = back.map(({ child, slope }) => `${closed(rows[child][3])} · ${closed(slope)}`);
  return [
    fill(back.length > 1 ? words.sum : words.back, { name, count: back.length }),
    `${by(last, row)} = ${letters.join(" + ")}`,
    `${by(last, row)} = ${numbers.join(" + ")} = ${number(rows[row][3])}`,
    ...row ? [] : [words.ended],
  ];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const drawings = [...figure.querySelectorAll(".nn-graph")];
  const chosen = () => Number(/** @type {HTMLInputElement} */ (figure.querySelector("[name=graph-which]:checked")).value);
  const show = (/** @type {number} */ at) => {
    const which = chosen(), run = steps(data, which), { kind, row } = run[at], drawing = drawings[which];
    const reached = (/** @type {Step["kind"]} */ what) => (/** @type {number} */ of) => !at || run.findIndex(step => step.kind === what && step.row === of) <= at;
    const [value, back] = [reached("value"), reached("back")];
    const mark = (/** @type {Element} */ element, /** @type {string} */ name, /** @type {boolean} */ is) => element.classList.toggle(name, is);
    for (const [k, other] of drawings.entries()) mark(other, "nn-graph--off", k !== which);
    for (const text of /** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll("[data-of]"))) {
      const of = Number(text.dataset.of);
      mark(text, "nn-later", !(text.matches(".nn-value") ? value(of) : back(of)));
    }
    for (const [k, node] of drawing.querySelectorAll(".nn-node").entries()) mark(node, "nn-node--now", k === row || (kind === "given" && !data.graphs[which][k][1]));
    for (const edge of /** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll(".nn-edge"))) {
      mark(edge, "nn-edge--now", row >= 0 && Number(kind === "value" ? edge.dataset.child : edge.dataset.parent) === row);
    }
    say(figure, lines(data, which, run[at]));
  };
  player(figure, data.words, () => steps(data, chosen()).length - 1, show, () => {});
}
