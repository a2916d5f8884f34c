// Momentum on a quadratic: a point of the map, what it stands for, and the way that theta takes there.

import { fill, number } from "../text.js";
import { drag, drawn, handle } from "./plane.js";

const SHOWN = 50, MOST = 3000, NEAR = 0.001; // steps drawn, steps made, what is near enough
const VIEW = 300, LEFT = 36, BOTTOM = 262, WIDE = 64, TALL = 256; // of the map; docs/theme/moving/phases.html has the same

/** @typedef {{presets: number[][], words: Record<string, string>}} Data */

/** theta from 1 and v from 0, with curvature 1. @param {number} x the learning rate @param {number} beta @param {number} steps */
export function run(x, beta, steps) {
  const path = [1];
  for (let t = 0, theta = 1, v = 0; t < steps; t += 1) {
    v = beta * v + theta;
    theta -= x * v;
    path.push(theta);
  }
  return path;
}

/** The region of a point, and the larger |mu|. In hundredths, so that the edges are exact. @param {number} x @param {number} beta */
export function phase(x, beta) {
  const X = Math.round(100 * x), b = Math.round(100 * beta), s = 100 + b - X, inside = s * s - 400 * b;
  const size = inside < 0 ? Math.sqrt(b) / 10 : (Math.abs(s) + Math.sqrt(inside)) / 200;
  const edge = 200 + 2 * b;
  const name = X > edge ? "far" : X === edge ? "edge" : inside < 0 ? "swings" : !inside && s >= 0 ? "critical" : s > 0 ? "side" : "jumps";
  return { name, size };
}

/** The first step from which on |theta| is near enough (none within MOST: 0), and how far away it was. @param {number} x @param {number} beta */
export function reached(x, beta) {
  const path = run(x, beta, MOST).map(Math.abs), steps = path.findLastIndex(value => !(value <= NEAR)) + 1;
  return { steps: steps > MOST ? 0 : steps, most: Math.max(...path) };
}

/** @param {number} x @param {number} beta @param {Record<string, string>} words */
export function lines(x, beta, words) {
  const { name, size } = phase(x, beta), { steps, most } = reached(x, beta);
  const ends = name === "far" || name === "edge" ? words.never : fill(words.steps, { steps });
  return [words[`is_${name}`], `|μ| = ${number(size)}`, ends, name === "far" ? words.grows : fill(words.most, { most: number(most) })];
}

/** @param {number} t @param {number} theta */
const place = (t, theta) => `${(30 + t * 5.6).toFixed(2)},${(78 - Math.min(9, Math.max(-9, theta)) * 35).toFixed(2)}`;

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, { presets, words }) {
  const plane = /** @type {HTMLElement} */ (figure.querySelector(".nn-plane")), svg = /** @type {Element} */ (plane.querySelector("svg"));
  const inputs = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=range]")]);
  const radios = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=radio]")]);
  const part = (/** @type {string} */ name) => /** @type {Element} */ (figure.querySelector(`.nn-${name}`));
  const ring = handle(plane, "ring"), said = part("said");
  const show = () => {
    const [x, beta] = inputs.map(input => Number(input.value)), points = run(x, beta, SHOWN).map((theta, t) => place(t, theta));
    part("line").setAttribute("points", points.join(" "));
    part("phase-dots").setAttribute("d", points.map(point => `M${point}h0`).join(""));
    const [left, top] = [LEFT + x * WIDE, BOTTOM - beta * TALL];
    part("phase-at").setAttribute("cx", left.toFixed(2));
    part("phase-at").setAttribute("cy", top.toFixed(2));
    ring.style.translate = [left, top].map(at => `${at / VIEW * 100}cqw`).join(" ");
    for (const [k, input] of inputs.entries()) {
      input.setAttribute("aria-valuetext", number([x, beta][k]));
      /** @type {HTMLElement} */ (input.nextElementSibling).textContent = number([x, beta][k]);
    }
    for (const [k, radio] of radios.entries()) radio.checked = presets[k][0] === x && presets[k][1] === beta;
    said.replaceChildren(...lines(x, beta, words).map(textContent => Object.assign(document.createElement("span"), { textContent })));
  };
  const set = (/** @type {number[]} */ values) => {
    for (const [k, input] of inputs.entries()) input.value = String(values[k]); // it keeps to its steps
    show();
  };
  drag(ring, svg, point => {
    const [left, top] = drawn(point);
    set([(left - LEFT) / WIDE, (BOTTOM - top) / TALL]);
  });
  figure.addEventListener("input", event => {
    const which = radios.indexOf(/** @type {HTMLInputElement} */ (event.target));
    if (which < 0) show(); else set(presets[which]);
  });
  show();
}
