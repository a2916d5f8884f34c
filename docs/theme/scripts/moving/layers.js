// Two hidden units, each a line over the inputs, and the rows as their outputs.

import { fill, number } from "../text.js";
import { fold } from "./fold.js";
import { lineIn } from "./line.js";
import { clip, cut, drawn, put, WINDOW } from "./plane.js";

/** @typedef {import("./fold.js").Data} Data */

/** What is said of where the rows are. @param {Data} data @param {ReturnType<typeof fold>} found */
export function lines({ x, words }, { rows, clash, line }) {
  const named = (/** @type {number[]} */ here) => here.map(k => x[k].join("")).join(", ");
  const points = rows.flatMap((here, k) => here.length ? [fill(words.point, { h1: k & 1, h2: k >> 1, rows: named(here) }).replace(/ /g, "\u00a0")] : []); // each on one line
  return [points.join("; "), line ? words.line : clash.length ? fill(words.clash, { rows: named(clash) }) : words.opposite];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const [plane, space] = /** @type {HTMLElement[]} */ ([...figure.querySelectorAll(".nn-plane")]);
  const inputs = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=range]")]);
  const radios = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=radio]")]);
  const said = /** @type {HTMLElement} */ (figure.querySelector("output"));
  const areas = plane.querySelectorAll(".nn-area"), names = space.querySelectorAll(".nn-names"), line = /** @type {Element} */ (space.querySelector(".nn-line"));
  const side = /** @type {Element} */ (space.querySelector(".nn-area"));
  const moved = /** @type {NodeListOf<SVGElement>} */ (space.querySelectorAll(".nn-row"));
  const units = data.w.map((w, k) => ({ w, b: data.b[k] }));
  const chosen = () => radios.findIndex(radio => radio.checked);
  const choose = (/** @type {number} */ which) => {
    radios[which].checked = true;
    for (const [k, value] of [...units[which].w, units[which].b].entries()) inputs[k].value = String(value);
  };
  const held = [[0.3, 0.9], [0.8, 0.3]]; // apart
  const drawings = [...plane.querySelectorAll(".nn-unit")].map((parts, which) => lineIn(plane, parts, (w, b) => {
    units[which] = { w, b };
    choose(which);
    show(); // with the numbers that the sliders made of these
  }, held[which]));
  const show = () => {
    const [w1, w2, b] = inputs.map(input => Number(input.value));
    units[chosen()] = { w: [w1, w2], b };
    const found = fold(data, units);
    for (const [k, { w, b: bias }] of units.entries()) drawings[k].draw(w, bias);
    for (const [k, area] of areas.entries()) {
      const fires = found.line && found.table >> k & 1;
      put(area, !fires ? [] : units.reduce((corners, unit, which) => {
        const sign = k >> which & 1 ? 1 : -1;
        return clip(corners, unit.w.map(value => sign * value), sign * unit.b);
      }, WINDOW));
    }
    const { area, line: ends } = found.line ? cut(found.line.slice(0, 2), found.line[2]) : { area: [], line: [] };
    put(side, area);
    put(line, ends);
    for (const [k, row] of moved.entries()) row.style.transform = `translate(${drawn(found.h[k]).map(value => `${value.toFixed(2)}px`)})`;
    for (const [k, name] of names.entries()) name.textContent = found.rows[k].map(row => data.x[row].join("")).join(", ");
    for (const [k, input] of inputs.entries()) {
      input.setAttribute("aria-valuetext", number([w1, w2, b][k]));
      /** @type {HTMLElement} */ (input.nextElementSibling).textContent = number([w1, w2, b][k]);
    }
    said.replaceChildren(...lines(data, found).map(text => Object.assign(document.createElement("span"), { textContent: text })));
  };
  figure.addEventListener("input", event => {
    const which = radios.indexOf(/** @type {HTMLInputElement} */ (event.target));
    if (which >= 0) choose(which);
    show();
  });
  choose(chosen());
  show();
}
