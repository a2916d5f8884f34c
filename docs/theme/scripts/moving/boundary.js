// The boundary of a threshold unit over the rows of a gate.

import { fill, number } from "../text.js";
import { lineIn } from "./line.js";
import { cut, mark, put } from "./plane.js";
import { outputs, right, sum } from "./unit.js";

/** @typedef {{x: number[][], labels: number[][], best: number[], tie: number, words: Record<string, string>}} Data */

/** What is said of a state, from its numbers. @param {Data} data @param {number} gate @param {string} name its name @param {number[]} w @param {number} theta @param {number} reached */
export function state({ x, labels, best, tie, words }, gate, name, w, theta, reached) {
  const found = outputs(x, w, -theta, tie), wanted = labels[gate], count = right(found, wanted);
  const wrong = [words.silent, words.fires].flatMap((text, output) => {
    const rows = x.filter((_, k) => found[k] === output && wanted[k] !== output).map(row => row.join("")).join(", ");
    return rows ? [fill(text, { rows })] : [];
  });
  const most = Math.max(reached, count);
  const end = count === x.length ? words.all : count === best[gate] ? words.most : count < most ? words.before : words.count;
  return { found, count, most, said: [...wrong, fill(end, { count, most, gate: name })].join(" ") };
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const plane = /** @type {HTMLElement} */ (figure.querySelector(".nn-plane"));
  const inputs = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("input[type=range]")]);
  const rows = /** @type {HTMLTableRowElement[]} */ ([...figure.querySelectorAll("tbody tr")]), rings = plane.querySelectorAll(".nn-wrong");
  const said = /** @type {HTMLElement} */ (figure.querySelector("output"));
  const area = /** @type {Element} */ (plane.querySelector(".nn-area"));
  const most = data.best.map(() => 0);
  const line = lineIn(plane, plane, (w, b) => {
    for (const [k, value] of [...w, -b].entries()) inputs[k].value = String(value); // it keeps to its steps
    show();
  });
  const show = () => {
    const [w1, w2, theta] = inputs.map(input => Number(input.value)), w = [w1, w2];
    const chosen = /** @type {HTMLInputElement} */ (figure.querySelector("input[type=radio]:checked"));
    const gate = Number(chosen.value), labels = data.labels[gate];
    const now = state(data, gate, chosen.labels?.[0].textContent?.trim() ?? "", w, theta, most[gate]);
    most[gate] = now.most;
    line.draw(w, -theta);
    put(area, cut(w, -theta).area);
    mark(plane, labels);
    for (const [k, input] of inputs.entries()) {
      input.setAttribute("aria-valuetext", number([w1, w2, theta][k]));
      /** @type {HTMLElement} */ (input.nextElementSibling).textContent = number([w1, w2, theta][k]);
    }
    for (const [k, row] of rows.entries()) {
      const ok = now.found[k] === labels[k];
      const cells = [`${number(sum(data.x[k], w, 0))} ${now.found[k] ? ">" : "≤"} ${number(theta)}`, now.found[k], labels[k], ok ? data.words.right : data.words.wrong];
      for (const [j, text] of cells.entries()) row.cells[j + 1].textContent = String(text);
      row.classList.toggle("nn-rows--wrong", !ok);
      rings[k].classList.toggle("nn-wrong--shown", !ok);
    }
    said.textContent = now.said;
  };
  figure.addEventListener("input", show);
  show();
}
