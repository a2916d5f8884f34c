// An activation function and its derivative, another beside it, and a point that is moved along z.

import { fill, number } from "../text.js";
import { both, breaks, chosenAlpha } from "./functions.js";
import { drag, drawn, handle } from "./plane.js";

const FAR = 4, HIGH = 4, STEP = 1 / 8; // z from -FAR to FAR, values up to HIGH
const VIEW = 300, LEFT = 30, TOP = 6, WIDE = 32, TALL = 43, BOTTOM = 264; // of the drawing; pixels for 1; docs/theme/moving/curves.html has the same
const TANGENT = 26; // half its length

/** @typedef {import("./functions.js").Selu & {words: Record<string, string>}} Data */

/** From z and a value to the drawing. @param {number} z @param {number} value */
const place = (z, value) => [LEFT + (z + FAR) * WIDE, TOP + (HIGH - value) * TALL];

/** @param {number[][]} points of the drawing, as the attribute of a shape */
const path = points => points.map(point => point.map(value => value.toFixed(2)).join()).join(" ");

/** f (0) or f' (1) on one side of 0. @param {number} which @param {number} order @param {boolean} right @param {number} alpha @param {Data} data */
export function piece(which, order, right, alpha, data) {
  const all = Array.from({ length: FAR / STEP + 1 }, (_, k) => k * STEP - (right ? 0 : FAR));
  return path(all.map(z => place(z, both(which, right, z, alpha, data)[order])));
}

/** What is said of a function at z: its formula, then its numbers. @param {number} which @param {number} z @param {number} alpha @param {Data} data */
export function lines(which, z, alpha, data) {
  const { words } = data, [name, formula] = [words.names, words.formulas].map(text => text.split(" | ")[which]);
  const [value, slope] = both(which, z > 0, z, alpha, data), [jump, corner] = breaks(which, alpha, data);
  const text = z ? words.value : jump ? words.jump : corner ? words.corner : words.value;
  const right = both(which, true, 0, alpha, data)[1];
  return [`${name}: f(z) = ${formula}`, fill(text, { z: number(z), value: number(value), slope: number(slope), right: number(right) })];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const plane = /** @type {HTMLElement} */ (figure.querySelector(".nn-plane")), svg = /** @type {Element} */ (plane.querySelector("svg"));
  const inputs = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=range]")]);
  const beside = /** @type {HTMLSelectElement} */ (figure.querySelector("select")), said = /** @type {Element} */ (figure.querySelector("output"));
  const drawings = [...svg.querySelectorAll(".nn-curve")], guide = svg.querySelectorAll(".nn-guide"), tangent = /** @type {Element} */ (svg.querySelector(".nn-arrow"));
  const ring = handle(plane, "ring");
  const chosen = (/** @type {string} */ name) => Number(/** @type {HTMLInputElement} */ (figure.querySelector(`[name=curves-${name}]:checked`)).value);
  const put = (/** @type {Element} */ dot, /** @type {boolean} */ is, /** @type {number[]} */ [x, y]) => {
    dot.classList.toggle("nn-gone", !is);
    dot.setAttribute("cx", x.toFixed(2));
    dot.setAttribute("cy", y.toFixed(2));
  };
  const show = () => {
    const [z, alpha] = inputs.map(input => Number(input.value)), shown = chosen("shown");
    const two = [chosen("first"), ...beside.value ? [Number(beside.value)] : []];
    for (const [k, drawing] of drawings.entries()) {
      const which = two[k], [jump, corner] = which === undefined ? [false, false] : breaks(which, alpha, data);
      for (const order of [0, 1]) {
        const seen = which !== undefined && shown !== 2 - order, gone = jump || order > 0 && corner; // at 0
        const parts = /** @type {Element} */ (drawing.children[order]), sides = parts.querySelectorAll(".nn-line"), ends = parts.querySelectorAll(".nn-end");
        for (const side of [0, 1]) {
          sides[side].setAttribute("points", seen ? piece(which, order, side > 0, alpha, data) : "");
          put(ends[side], seen && gone, seen ? place(0, both(which, side > 0, 0, alpha, data)[order]) : [0, 0]);
        }
        put(/** @type {Element} */ (parts.querySelector(".nn-dot")), seen && !(order && !z && gone), seen ? place(z, both(which, z > 0, z, alpha, data)[order]) : [0, 0]);
      }
    }
    const [value, slope] = both(two[0], z > 0, z, alpha, data), [x, y] = place(z, value);
    const flat = TANGENT / Math.hypot(1, slope * TALL / WIDE), none = shown === 2 || !z && breaks(two[0], alpha, data).includes(true);
    tangent.setAttribute("points", none ? "" : path([-1, 1].map(sign => [x + sign * flat, y - sign * flat * slope * TALL / WIDE])));
    for (const line of guide) line.setAttribute("points", path([[x, TOP], [x, BOTTOM]]));
    ring.style.translate = [x, BOTTOM].map(at => `${at / VIEW * 100}cqw`).join(" ");
    inputs[1].disabled = !two.some(chosenAlpha);
    for (const [k, input] of inputs.entries()) {
      input.setAttribute("aria-valuetext", number([z, alpha][k]));
      /** @type {HTMLElement} */ (input.nextElementSibling).textContent = number([z, alpha][k]);
    }
    said.replaceChildren(...two.map((which, k) => {
      const block = Object.assign(document.createElement("span"), { className: `nn-of nn-of--${k + 1}` });
      block.append(...lines(which, z, alpha, data).map(textContent => Object.assign(document.createElement("span"), { textContent })));
      return block;
    }));
  };
  for (const held of [ring, /** @type {Element} */ (svg.querySelector(".nn-grab"))]) {
    drag(held, svg, point => {
      inputs[0].value = String((drawn(point)[0] - LEFT) / WIDE - FAR); // it keeps to its steps
      show();
    });
  }
  figure.addEventListener("input", show);
  show();
}
