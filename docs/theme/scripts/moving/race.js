// The race of the optimizers: their paths over a surface, from a start that is moved.

import { fill, number } from "../text.js";
import { descend, height } from "./descend.js";
import { drag, drawn, handle } from "./plane.js";
import { player, say } from "./player.js";

const VIEW = 300, LEFT = 30, TOP = 4, SIZE = 266, STEPS = 300, PAUSE = 40; // docs/theme/moving/race.html has the same
const GRID = 56; // cells of a contour, in each direction
const FAR = 1e4; // what is farther out is not drawn
const LOST = 1e9, NOTHING = 1e-12; // a height that counts as diverged, and one that is as good as 0

/** @typedef {{bounds: number[][][], lowest: number[], tuned: number[][], levels: number[][], starts: number[][], words: Record<string, string>}} Data */

/** From a surface to the drawing. @param {number[][]} window @param {number[]} point */
const place = ([[left, right], [low, high]], [x, y]) => [LEFT + (x - left) / (right - left) * SIZE, TOP + (high - y) / (high - low) * SIZE];

/** @param {number[][]} window @param {number[][]} points those up to the first that is far away */
export function line(window, points) {
  const all = points.map(point => place(window, point)), end = all.findIndex(point => !point.every(value => Math.abs(value) < FAR));
  return all.slice(0, end < 0 ? all.length : end).map(point => point.map(value => value.toFixed(1)).join()).join(" ");
}

/** Where the surface has the heights, as the path of a shape: the cells' edges are cut where the height is passed.
 * @param {number} field @param {number[][]} window @param {number[]} heights */
export function contours(field, window, heights) {
  const [[left, right], [low, high]] = window, parts = /** @type {string[]} */ ([]);
  const corner = (/** @type {number} */ i, /** @type {number} */ j) => [left + (right - left) * i / GRID, low + (high - low) * j / GRID];
  const values = Array.from({ length: GRID + 1 }, (_, i) => Array.from({ length: GRID + 1 }, (_, j) => height(field, ...(/** @type {[number, number]} */ (corner(i, j))))));
  for (let i = 0; i < GRID; i++) {
    for (let j = 0; j < GRID; j++) {
      const around = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      for (const level of heights) {
        const cuts = around.flatMap(([a, b], k) => {
          const [c, d] = around[(k + 1) % 4], from = values[a][b] - level, to = values[c][d] - level;
          if (from > 0 === to > 0) return [];
          const share = from / (from - to), [p, q] = [corner(a, b), corner(c, d)];
          return [place(window, p.map((value, m) => value + share * (q[m] - value))).map(value => value.toFixed(1)).join(" ")];
        });
        for (let k = 0; k + 1 < cuts.length; k += 2) parts.push(`M${cuts[k]}L${cuts[k + 1]}`);
      }
    }
  }
  return parts.join("");
}

/** A height above the lowest. @param {number} gap */
export const written = gap => !(gap < LOST) ? "" : gap >= 0.001 && gap < 1e4 ? gap.toPrecision(3).replace(/e\+?/, "e") : gap < NOTHING ? "0" : gap.toExponential(1).replace("-", "−").replace("+", "");

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const plane = /** @type {HTMLElement} */ (figure.querySelector(".nn-plane")), svg = /** @type {Element} */ (plane.querySelector("svg"));
  const levels = /** @type {Element} */ (svg.querySelector(".nn-race-levels")), cells = figure.querySelectorAll("tbody td:last-child");
  const [, rate, ...axes] = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=range]")]);
  const boxes = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=checkbox]")]);
  const lines = svg.querySelectorAll(".nn-line"), ends = svg.querySelectorAll(".nn-race-end"), names = svg.querySelectorAll(".nn-race-name");
  const ticks = svg.querySelectorAll(".nn-tick"), shown = data.words.names.split(" | "), ring = handle(plane, "ring");
  const chosen = () => Number(/** @type {HTMLInputElement} */ (figure.querySelector("[name=race-surface]:checked")).value);
  let field = chosen(), paths = /** @type {number[][][]} */ ([]), step = 0;

  const run = () => {
    const from = axes.map(axis => Number(axis.value)), times = 10 ** Number(rate.value);
    paths = boxes.map((box, k) => box.checked ? descend(field, k, from, times * 10 ** data.tuned[field][k], STEPS) : []);
    for (const [k, input] of [rate, ...axes].entries()) {
      const text = k ? number(from[k - 1]) : `× ${number(times)}`;
      input.setAttribute("aria-valuetext", text);
      /** @type {HTMLElement} */ (input.nextElementSibling).textContent = text;
    }
    ring.style.translate = place(data.bounds[field], from).map(value => `${value / VIEW * 100}cqw`).join(" ");
  };
  const show = (/** @type {number} */ at) => {
    step = at;
    const window = data.bounds[field], gaps = paths.map(path => path.length ? height(field, path[at][0], path[at][1]) - data.lowest[field] : NaN);
    for (const [k, path] of paths.entries()) {
      const [x, y] = path.length ? place(window, path[at]) : [-VIEW, 0], seen = x > LEFT && x < LEFT + SIZE && y > TOP && y < TOP + SIZE;
      lines[k].setAttribute("points", line(window, path.slice(0, at + 1)));
      for (const part of [ends[k], names[k]]) part.classList.toggle("nn-race-off", !seen);
      if (seen) {
        ends[k].setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
        names[k].setAttribute("x", (x > VIEW / 2 ? x : x + 7).toFixed(1));
        names[k].setAttribute("y", (y + (k % 2 ? -8 : 17)).toFixed(1));
        names[k].setAttribute("text-anchor", x > VIEW / 2 ? "end" : "start");
      }
      cells[k].textContent = path.length ? written(gaps[k]) || data.words.lost : "";
    }
    const least = Math.min(...gaps.filter(gap => gap < LOST)), there = gaps.flatMap((gap, k) => gap < NOTHING ? [shown[k]] : []);
    if (there.length) return say(figure, [fill(data.words.there, { step: at, names: there.join(", ") })]);
    say(figure, [least < LOST ? fill(data.words.lowest, { step: at, name: shown[gaps.indexOf(least)] }) : data.words.none]);
  };
  const change = () => {
    if (field !== chosen()) {
      field = chosen();
      const window = data.bounds[field];
      levels.setAttribute("d", contours(field, window, data.levels[field].map(gap => gap + data.lowest[field])));
      for (const [k, axis] of axes.entries()) {
        const [low, high] = window[k];
        [axis.min, axis.max, axis.step, axis.value] = [low, high, (high - low) / 80, data.starts[field][k]].map(String);
        for (const [j, end] of [low, high].entries()) ticks[2 * k + j].textContent = String(end).replace("-", "−");
      }
    }
    run();
    return step;
  };
  run();
  player(figure, data.words, () => STEPS, show, change, PAUSE);
  drag(ring, svg, point => {
    const at = drawn(point), share = [(at[0] - LEFT) / SIZE, 1 - (at[1] - TOP) / SIZE];
    for (const [k, axis] of axes.entries()) axis.value = String(Number(axis.min) + share[k] * (Number(axis.max) - Number(axis.min)));
    axes[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
}
