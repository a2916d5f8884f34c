// The boundary of a unit, to be dragged: by the ring it is moved, by the tip of its arrow, the weights, it is turned.

import { cut, drag, drawn, handle, place, put } from "./plane.js";
import { nearest } from "./unit.js";

const ARROW = 0.6; // how long a weight of 1 is in the plane

/** @typedef {import("./unit.js").Row} Row */
/** @typedef {{draw: (w: number[], b: number) => void}} Line */

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
  drag(tip, svg, point => through(held, point.map((value, k) => (value - held[k]) / ARROW)));
  tip.addEventListener("pointerdown", () => held = foot);
  return {
    draw(weights, b) {
      w = weights;
      foot = nearest(held, w, b);
      const { line } = cut(w, b), end = foot.map((value, k) => value + ARROW * w[k]);
      const side = [-w[1], w[0]].map(value => value * 0.05 / (Math.hypot(...w) || 1)), back = w.map(value => value * 0.1 / (Math.hypot(...w) || 1));
      for (const name of ["line", "grab"]) put(part(name), line);
      put(part("arrow"), [foot, end]);
      put(part("head"), [end, ...[1, -1].map(sign => end.map((value, k) => value - back[k] + sign * side[k]))]);
      const name = parts.querySelector(".nn-name"), [x, y] = drawn(end.map((value, k) => value + back[k] * 2));
      name?.setAttribute("x", String(x));
      name?.setAttribute("y", String(y + 5));
      place(ring, foot);
      place(tip, end);
    },
  };
}
