// The learning rule, step by step.

import { fill, number } from "../text.js";
import { cut, mark, put } from "./plane.js";
import { player, say } from "./player.js";
import { steps } from "./steps.js";

const MOVE = 400; // milliseconds that the boundary takes from one place to the next

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./steps.js").Data} Data */

/** With its sign between two spaces, as in a sum. @param {number} value */
const signed = value => `${value < 0 ? "−" : "+"} ${number(Math.abs(value))}`;

/** What is said of a step, line by line. @param {Data} data @param {Step} step @param {number} gate @param {number} rate */
export function lines({ x, labels, rates, words, corrections, repeated }, step, gate, rate) {
  const { kind, w, b, was, epoch, row, z, output, count } = step, [x1, x2] = x[row] ?? [], y = labels[gate][row];
  const weights = fill(words.weights, { w1: number(w[0]), w2: number(w[1]), b: number(b) }), now = fill(words.count, { count });
  const where = fill(words.where, { epoch, row: `${x1}${x2}`, y });
  if (kind === "start") return [words.start, weights, now];
  if (kind === "ended") return [fill(words.ended, { epoch, count: corrections[gate][rate].length }), weights, now];
  if (kind === "repeats") return [fill(words.repeats, { epoch: repeated[gate][rate] }), weights, now];
  if (!was) {
    const total = `${number(w[0])} · ${x1} ${signed(w[1])} · ${x2} ${signed(b)}`;
    return [where, fill(words[output ? "fires" : "silent"], { sum: total, z: number(z) }), words[kind], now];
  }
  const changes = [["w₁", was.w[0], w[0]], ["w₂", was.w[1], w[1]], ["b", was.b, b]].map(([name, from, to]) =>
    fill(from === to ? words.stays : words.changes, { name, from: number(Number(from)), to: number(Number(to)) }));
  const size = fill(words.size, { eta: number(rates[rate]), y, output, size: number(rates[rate] * (y - output)) });
  return [where, size, changes.join(", "), now];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (figure.querySelector(what));
  const shape = { area: find(".nn-area"), line: find(".nn-line"), before: find(".nn-before") }, rings = figure.querySelectorAll(".nn-wrong");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let moving = 0;
  const chosen = (/** @type {string} */ what) => Number(/** @type {HTMLInputElement} */ (find(`[name=rule-${what}]:checked`)).value);
  let run = steps(data, chosen("gate"), chosen("rate"));

  const draw = (/** @type {number[]} */ w, /** @type {number} */ b) => {
    const { area, line } = cut(w, b);
    put(shape.area, area);
    put(shape.line, line);
  };
  const show = (/** @type {number} */ at, /** @type {boolean} */ slides) => {
    const step = run[at], { w, b, was } = step, gate = chosen("gate");
    cancelAnimationFrame(moving);
    put(shape.before, was ? cut(was.w, was.b).line : []);
    mark(find("svg"), data.labels[gate]);
    for (const [k, ring] of rings.entries()) {
      ring.classList.toggle("nn-wrong--looked", k === step.row);
      ring.classList.toggle("nn-wrong--shown", k === step.row && step.kind !== "right");
    }
    say(figure, lines(data, step, gate, chosen("rate")));
    if (!slides || !was || still.matches) return draw(w, b);
    const begun = performance.now(), slide = (/** @type {number} */ time) => {
      const share = Math.min(1, Math.max(0, (time - begun) / MOVE)), between = (/** @type {number} */ from, /** @type {number} */ to) => from + share * (to - from);
      if (share === 1) return draw(w, b);
      draw(w.map((value, k) => between(was.w[k], value)), between(was.b, b));
      moving = requestAnimationFrame(slide);
    };
    slide(begun);
  };
  player(figure, data.words, () => run.length - 1, show, () => { run = steps(data, chosen("gate"), chosen("rate")); });
}
