// The plane of two inputs: where a point of it is drawn, and what is dragged in it. nnref/site/moving.py draws the same.

import { sum } from "./unit.js";

export const LOW = -0.6, HIGH = 1.6; // what is seen of each axis
const VIEW = 300, LEFT = 30, TOP = 4, SIZE = 266; // of the drawing, and where the window into the plane lies in it
const SCALE = SIZE / (HIGH - LOW);

/** @typedef {import("./unit.js").Row} Row */

/** From the plane to the drawing. @param {Row} point */
export const drawn = ([x, y]) => [LEFT + (x - LOW) * SCALE, TOP + (HIGH - y) * SCALE];

/** The nearest point that is in the drawing. @param {Row} point */
export const clamped = point => point.map(value => Math.min(HIGH, Math.max(LOW, value)));

/** From the window of the browser to the plane. @param {Element} svg @param {number} x @param {number} y */
const at = (svg, x, y) => {
  const box = svg.getBoundingClientRect(), scale = VIEW / box.width;
  return [LOW + ((x - box.left) * scale - LEFT) / SCALE, HIGH - ((y - box.top) * scale - TOP) / SCALE];
};

export const WINDOW = [[LOW, LOW], [HIGH, LOW], [HIGH, HIGH], [LOW, HIGH]];

/** What x w + b > 0 leaves of a shape. @param {Row[]} corners @param {number[]} w @param {number} b @param {Row[]} line where its ends go */
export function clip(corners, w, b, line = []) {
  const area = [];
  for (const [k, corner] of corners.entries()) {
    const next = corners[(k + 1) % corners.length], here = sum(corner, w, b), there = sum(next, w, b);
    if (here > 0) area.push(corner);
    if (here > 0 !== there > 0) {
      const share = here / (here - there), crossing = corner.map((value, j) => value + share * (next[j] - value));
      area.push(crossing);
      line.push(crossing);
    }
  }
  return area;
}

/** The same of the window, and the ends of the line in it. @param {number[]} w @param {number} b */
export function cut(w, b) {
  const line = /** @type {Row[]} */ ([]);
  return { area: clip(WINDOW, w, b, line), line };
}

/** @param {Row[]} points as the attribute of a shape */
export const path = points => points.map(point => drawn(point).map(value => value.toFixed(2)).join()).join(" ");

/** @param {Element} shape @param {Row[]} points */
export const put = (shape, points) => shape.setAttribute("points", path(points));

/** Something to take hold of, over the drawing. @param {HTMLElement} plane @param {string} kind */
export function handle(plane, kind) {
  const made = document.createElement("span");
  made.className = `nn-handle nn-handle--${kind}`;
  plane.append(made);
  return made;
}

/** @param {HTMLElement} made @param {Row} point */
export function place(made, point) {
  const [x, y] = drawn(point);
  made.style.translate = [x, y].map(value => `${value / VIEW * 100}cqw`).join(" "); // of the width of the drawing
}

/** Follow a finger or the mouse, from the middle of what it has taken hold of.
 * @param {Element} held @param {Element} svg @param {(point: Row) => void} move */
export function drag(held, svg, move) {
  let [left, top] = [0, 0];
  const on = (/** @type {string} */ type, /** @type {(event: PointerEvent) => void} */ listener) =>
    held.addEventListener(type, /** @type {EventListener} */ (listener));
  on("pointerdown", event => {
    if (event.button) return;
    event.preventDefault(); // no text is selected meanwhile
    held.setPointerCapture(event.pointerId);
    const box = held.getBoundingClientRect();
    [left, top] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  });
  on("pointermove", event => {
    if (held.hasPointerCapture(event.pointerId)) move(clamped(at(svg, event.clientX - left, event.clientY - top)));
  });
}

/** Circles where a row is to fire, crosses elsewhere. @param {Element} svg @param {number[]} labels */
export function mark(svg, labels) {
  for (const [k, point] of svg.querySelectorAll(".nn-row").entries()) point.classList.toggle("nn-row--one", labels[k] === 1);
}
