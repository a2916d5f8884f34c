// A polynomial of any degree, fitted by least squares, beside its errors on the training and on the validation set.

import { fill } from "../text.js";

const DEGREES = 16, GRID = Array.from({ length: 121 }, (_, k) => (k - 60) / 60);
const BOTTOM = -3, TOP = 2; // powers of 10 that are drawn; beyond them an error is drawn at the edge

/** @typedef {{draws: number[][][], held: number[], words: Record<string, string>}} Data */

/** Legendre polynomials: for each degree, their values at these places. @param {number[]} x */
function legendre(x) {
  const rows = [x.map(() => 1), [...x]];
  for (let k = 1; k < DEGREES - 1; k++) rows.push(x.map((at, i) => ((2 * k + 1) * at * rows[k][i] - k * rows[k - 1][i]) / (k + 1)));
  return rows;
}

const dot = (/** @type {number[]} */ u, /** @type {number[]} */ v) => u.reduce((sum, value, i) => sum + value * v[i], 0);

/** What the polynomial of each degree, the best for the samples, has at these places: the same polynomials made orthogonal on the samples, so that
 * each degree adds one term to the one before. @param {number[]} x @param {number[]} y @param {number[]} places @returns {number[][]} */
export function fits(x, y, places) {
  const own = legendre(x), other = legendre(places), found = /** @type {number[][]} */ ([]);
  let fit = places.map(() => 0);
  for (const [k, column] of own.entries()) {
    for (let again = 0; again < 2; again++) { // the second time takes away what rounding left
      for (let j = 0; j < k; j++) {
        const share = dot(own[j], column);
        own[j].forEach((value, i) => { column[i] -= share * value; });
        other[j].forEach((value, i) => { other[k][i] -= share * value; });
      }
    }
    const length = Math.hypot(...column);
    for (const values of [column, other[k]]) values.forEach((value, i) => { values[i] = value / length; });
    const size = dot(column, y);
    fit = fit.map((value, i) => value + size * other[k][i]);
    found.push(fit);
  }
  return found;
}

/** Training and validation error of each degree, the samples, and the fits on the grid.
 * @param {number} n @param {number} noise @param {number[][]} draw @param {number[]} held */
export function all(n, noise, draw, held) {
  const places = Array.from({ length: n }, (_, i) => (2 * i + 1) / n - 1), both = [...places, ...held];
  const truth = both.map((x, i) => Math.sin(Math.PI * x) + noise * (i < n ? draw[0][i] : draw[1][i - n]));
  const y = truth.slice(0, n), fitted = fits(places, y, [...both, ...GRID]);
  const errors = fitted.map(values => [[0, n], [n, both.length]].map(([from, to]) =>
    truth.slice(from, to).reduce((sum, value, i) => sum + (values[from + i] - value) ** 2, 0) / (to - from)));
  return { x: places, y, errors, curves: fitted.map(values => values.slice(both.length)) };
}

/** @param {number} value */
export const written = value => value < 100 ? value.toFixed(3) : value.toFixed(0);

const clamped = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) => Math.min(high, Math.max(low, value));
const two = (/** @type {number} */ value) => value.toFixed(2);
const across = (/** @type {number} */ x) => two(30 + (x + 1) * 128), down = (/** @type {number} */ y) => two(6 + (2.5 - y) * 51.6);
const right = (/** @type {number} */ degree) => 50 + degree * 16, power = (/** @type {number} */ error) => 2 - clamped(Math.log10(error), BOTTOM, TOP);

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, { draws, held, words }) {
  const one = (/** @type {string} */ what) => /** @type {HTMLElement} */ (figure.querySelector(what));
  const inputs = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input")]), circles = [...figure.querySelectorAll(".nn-one")];
  let drawn = 0;
  const show = () => {
    const [degree, n, noise] = inputs.map(input => Number(input.value)), { x, y, errors, curves } = all(n, noise, draws[drawn], held);
    one(".nn-degree-fit").setAttribute("points", GRID.map((at, k) => `${across(at)},${down(clamped(curves[degree][k], -9, 9))}`).join(" "));
    for (const [k, circle] of circles.entries()) {
      circle.classList.toggle("nn-gone", k >= n);
      if (k >= n) continue;
      circle.setAttribute("cx", across(x[k]));
      circle.setAttribute("cy", down(y[k]));
    }
    for (const part of [0, 1]) {
      const group = one(`.nn-degree-${part}`);
      /** @type {Element} */ (group.querySelector(".nn-line")).setAttribute("points", errors.map((row, d) => `${right(d)},${two(8 + power(row[part]) * 32)}`).join(" "));
      for (const [d, mark] of group.querySelectorAll("rect").entries()) mark.setAttribute("y", two(5 + power(errors[d][part]) * 32));
    }
    one(".nn-guide").setAttribute("points", `${right(degree)},8 ${right(degree)},168`);
    for (const [k, text] of [degree, n, noise.toFixed(1)].entries()) /** @type {HTMLElement} */ (inputs[k].nextElementSibling).textContent = String(text);
    const [training, validation] = errors[degree], best = errors.reduce((found, row, d) => row[1] < errors[found][1] ? d : found, 0);
    const lines = [fill(words.training, { error: written(training) }), fill(words.validation, { error: written(validation) }),
      fill(words.floor, { variance: written(noise ** 2) }), fill(words.best, { degree: best, error: written(errors[best][1]) })];
    one("output").replaceChildren(...lines.map(textContent => Object.assign(document.createElement("span"), { textContent })));
  };
  figure.addEventListener("input", show);
  one("button").addEventListener("click", () => {
    drawn = (drawn + 1) % draws.length;
    show();
  });
  show();
}
