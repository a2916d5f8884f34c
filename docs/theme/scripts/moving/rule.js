// The learning rule, step by step.

import { fill, number } from "../text.js";
import { cut, mark, put } from "./plane.js";
import { steps } from "./steps.js";

const PAUSE = 1300, MOVE = 400; // milliseconds: on a step while it plays, and of the boundary from one place to the next

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./steps.js").Data} Data */

/** With its sign between two spaces, as in a sum. @param {number} value */
const signed = value => `${value < 0 ? "−" : "+"} ${number(Math.abs(value))}`;

/** What is said of a step, line by line. @param {Data} data @param {Step} step @param {number} gate @param {number} rate */
export function lines({ x, labels, rates, words, corrections, repeated }, step, gate, rate) {
  const { kind, w, b, was, epoch, row, z, output, count } = step, [x1, x2] = x[row] ?? [], y = labels[gate][row];
  const weights = fill(words.weights, { w1: number(w[0]), w2: number(w[1]), b: number(b) }), now = fill(words.count, { count });
  const where = fill(words.where, { epoch, row: `${x1}${x2}`, y });
  if (kind === "start") return [words.start, weights, now];
  if (kind === "ended") return [fill(words.ended, { epoch, count: corrections[gate][rate].length }), weights, now];
  if (kind === "repeats") return [fill(words.repeats, { epoch: repeated[gate][rate] }), weights, now];
  if (!was) {
    const total = `${number(w[0])} · ${x1} ${signed(w[1])} · ${x2} ${signed(b)}`;
    return [where, fill(words[output ? "fires" : "silent"], { sum: total, z: number(z) }), words[kind], now];
  }
  const changes = [["w₁", was.w[0], w[0]], ["w₂", was.w[1], w[1]], ["b", was.b, b]].map(([name, from, to]) =>
    fill(from === to ? words.stays : words.changes, { name, from: number(Number(from)), to: number(Number(to)) }));
  const size = fill(words.size, { eta: number(rates[rate]), y, output, size: number(rates[rate] * (y - output)) });
  return [where, size, changes.join(", "), now];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (figure.querySelector(what));
  const shape = { area: find(".nn-area"), line: find(".nn-line"), before: find(".nn-before") }, rings = figure.querySelectorAll(".nn-wrong");
  const slider = /** @type {HTMLInputElement} */ (find("input[type=range]")), said = find("output"), play = find(".nn-play");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = Number(slider.value), timer = 0, moving = 0;
  const chosen = (/** @type {string} */ what) => Number(/** @type {HTMLInputElement} */ (find(`[name=rule-${what}]:checked`)).value);
  let run = steps(data, chosen("gate"), chosen("rate"));

  const draw = (/** @type {number[]} */ w, /** @type {number} */ b) => {
    const { area, line } = cut(w, b);
    put(shape.area, area);
    put(shape.line, line);
  };
  const show = (slides = false) => {
    const step = run[at], { w, b, was } = step, gate = chosen("gate");
    cancelAnimationFrame(moving);
    put(shape.before, was ? cut(was.w, was.b).line : []);
    mark(find("svg"), data.labels[gate]);
    for (const [k, ring] of rings.entries()) {
      ring.classList.toggle("nn-wrong--looked", k === step.row);
      ring.classList.toggle("nn-wrong--shown", k === step.row && step.kind !== "right");
    }
    slider.max = String(run.length - 1);
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", fill(data.words.step, { step: at, steps: run.length - 1 }));
    find(".nn-slide > :last-child").textContent = `${at} / ${run.length - 1}`;
    said.replaceChildren(...lines(data, step, gate, chosen("rate")).map(text => Object.assign(document.createElement("span"), { textContent: text })));
    if (!slides || !was || still.matches) return draw(w, b);
    const begun = performance.now(), slide = (/** @type {number} */ time) => {
      const share = Math.min(1, Math.max(0, (time - begun) / MOVE)), between = (/** @type {number} */ from, /** @type {number} */ to) => from + share * (to - from);
      if (share === 1) return draw(w, b);
      draw(w.map((value, k) => between(was.w[k], value)), between(was.b, b));
      moving = requestAnimationFrame(slide);
    };
    slide(begun);
  };
  const go = (/** @type {number} */ to, slides = false) => {
    at = Math.min(run.length - 1, Math.max(0, to));
    show(slides);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = data.words.play;
    said.ariaLive = "polite";
  };
  const begin = () => {
    if (at === run.length - 1) go(0);
    play.textContent = data.words.pause;
    said.ariaLive = "off"; // it would be read for as long as it plays
    timer = setInterval(() => {
      if (!figure.isConnected || at === run.length - 1) return stop();
      go(at + 1, true);
    }, PAUSE);
  };
  find(".nn-buttons").addEventListener("click", event => {
    const name = /** @type {HTMLElement} */ (event.target).dataset.does, playing = timer;
    if (!name) return;
    stop();
    if (name === "play" && !playing) begin();
    if (name === "back") go(at - 1);
    if (name === "next") go(at + 1, true);
    if (name === "first") go(0);
  });
  figure.addEventListener("input", event => {
    stop();
    if (event.target === slider) return go(Number(slider.value));
    run = steps(data, chosen("gate"), chosen("rate"));
    go(0);
  });
  show();
}
