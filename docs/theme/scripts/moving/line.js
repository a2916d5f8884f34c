// The boundary of a unit, to be dragged: by the ring it is moved, by the tip of its arrow, the weights, it is turned.

import { clamped, cut, drag, drawn, handle, HIGH, LOW, place, put } from "./plane.js";
import { nearest } from "./unit.js";

const ARROW = 0.6; // how long a weight of 1 is in the plane

/** @typedef {import("./unit.js").Row} Row */
/** @typedef {{draw: (w: number[], b: number) => void}} Line */

/** Where the ring is: as near as can be to where it was, on the part of the line that is seen, with room for the arrow.
 * @param {Row} held @param {number[]} w @param {number} b @returns {Row} */
export function footOf(held, w, b) {
  const near = nearest(held, w, b), along = [-w[1], w[0]];
  const [room, seen] = [[near, tipOf(near, w)], [near]].map(points => stretch(points, along));
  const [first, last] = room[0] <= room[1] ? room : seen;
  const far = Math.min(last, Math.max(first, 0));
  return first <= last ? near.map((value, k) => value + far * along[k]) : clamped(near);
}

/** How far all these points can be moved in a direction, there and back, and be seen. @param {Row[]} points @param {Row} along */
function stretch(points, along) {
  let first = -Infinity, last = Infinity;
  for (const point of points) {
    for (const [k, value] of point.entries()) {
      if (!along[k]) { if (value < LOW || value > HIGH) return [0, -1]; continue; }
      const ends = [LOW, HIGH].map(end => (end - value) / along[k]);
      first = Math.max(first, Math.min(...ends));
      last = Math.min(last, Math.max(...ends));
    }
  }
  return [first, last];
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
