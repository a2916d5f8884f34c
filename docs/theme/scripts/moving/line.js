// The boundary of a unit, to be dragged: by the ring it is moved, by the tip of its arrow, the weights, it is turned.

import { clamped, cut, drag, drawn, handle, inside, place, put } from "./plane.js";
import { nearest } from "./unit.js";

const ARROW = 0.6; // how long a weight of 1 is in the plane

/** @typedef {import("./unit.js").Row} Row */
/** @typedef {{draw: (w: number[], b: number) => void}} Line */

/** Where the ring is: as near as can be to where it was, on the part of the line that is seen, with room for the arrow.
 * @param {Row} held @param {number[]} w @param {number} b @returns {Row} */
export function footOf(held, w, b) {
  const { line } = cut(w, b), near = nearest(held, w, b);
  const along = line.length === 2 ? Array.from({ length: 41 }, (_, k) => line[0].map((value, j) => value + k / 40 * (line[1][j] - value))) : [];
  const seen = [near, ...along].map(point => ({ point, away: Math.hypot(...point.map((value, k) => value - near[k])) }))
    .filter(({ point }) => inside(point)).sort((one, other) => one.away - other.away);
  const best = seen.find(({ point }) => inside(tipOf(point, w))) ?? seen[0];
  return best ? best.point : clamped(near);
}

/** The end of the arrow. @param {Row} foot @param {number[]} w @returns {Row} */
const tipOf = (foot, w) => foot.map((value, k) => value + ARROW * w[k]);

/** @param {HTMLElement} plane @param {Element} parts what is drawn of it @param {(w: number[], b: number) => void} change asks for another unit
 * @param {Row} held near here the ring is at first @returns {Line} */
export function lineIn(plane, parts, change, held = [0.5, 0.5]) {
  const svg = /** @type {SVGElement} */ (plane.querySelector("svg"));
  const part = (/** @type {string} */ name) => /** @type {SVGElement} */ (parts.querySelector(`.nn-${name}`));
  const ring = handle(plane, "ring"), tip = handle(plane, "tip");
  let foot = held, w = [0, 0];
  const through = (/** @type {Row} */ point, /** @type {number[]} */ weights) => change(weights, -point[0] * weights[0] - point[1] * weights[1]);
  drag(ring, svg, point => through(held = point, w));
  drag(part("grab"), svg, point => through(point, w));
  drag(tip, svg, point => {
    const weights = point.map((value, k) => (value - held[k]) / ARROW), most = Math.max(1, ...weights.map(Math.abs)); // 1: of the sliders
    through(held, weights.map(value => value / most));
  });
  tip.addEventListener("pointerdown", () => held = foot);
  return {
    draw(weights, b) {
      w = weights;
      foot = footOf(held, w, b);
      const { line } = cut(w, b), end = clamped(tipOf(foot, w));
      const side = [-w[1], w[0]].map(value => value * 0.05 / (Math.hypot(...w) || 1)), back = w.map(value => value * 0.1 / (Math.hypot(...w) || 1));
      for (const name of ["line", "grab"]) put(part(name), line);
      put(part("arrow"), line.length ? [foot, end] : []);
      put(part("head"), !line.length ? [] : [end, ...[1, -1].map(sign => end.map((value, k) => value - back[k] + sign * side[k]))]);
      const name = parts.querySelector(".nn-name"), [x, y] = drawn(clamped(end.map((value, k) => value + back[k] * 2)));
      name?.setAttribute("x", String(x));
      name?.setAttribute("y", String(y + 5));
      for (const grip of [ring, tip]) grip.hidden = !line.length; // the boundary is out of sight
      place(ring, foot);
      place(tip, end);
    },
  };
}
