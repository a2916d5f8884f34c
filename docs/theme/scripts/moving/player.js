// Steps that are gone through: with buttons, with a slider, and by themselves.

import { fill } from "../text.js";

const PAUSE = 1300; // milliseconds on a step while it plays, where nothing else is said

/** What docs/theme/moving/player.html draws begins to work; the answer goes to a step.
 * @param {HTMLElement} figure @param {Record<string, string>} words
 * @param {() => number} last the number of the last step @param {(at: number, slides: boolean) => void} show a step; it may slide when it is the next one
 * @param {() => number | void} chosen something else has been chosen; what is chosen begins with its first step, or the one that is returned
 * @param {number} pause milliseconds on a step while it plays */
export function player(figure, words, last, show, chosen, pause = PAUSE) {
  const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (figure.querySelector(what));
  const slider = /** @type {HTMLInputElement} */ (find("input[type=range]")), said = find("output"), play = find(".nn-play");
  let at = Number(slider.value), timer = 0;

  const go = (/** @type {number} */ to, slides = false) => {
    at = Math.min(last(), Math.max(0, to));
    slider.max = String(last());
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", fill(words.step, { step: at, steps: last() }));
    find(".nn-slide > :last-child").textContent = `${at} / ${last()}`;
    show(at, slides);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = words.play;
    said.ariaLive = "polite";
  };
  const begin = () => {
    if (at === last()) go(0);
    play.textContent = words.pause;
    said.ariaLive = "off"; // it would be read for as long as it plays
    timer = setInterval(() => {
      if (!figure.isConnected || at === last()) return stop();
      go(at + 1, true);
    }, pause);
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
    go(chosen() ?? 0);
  });
  go(at);
}

/** @param {HTMLElement} figure @param {string[]} texts line by line */
export function say(figure, texts) {
  const lines = texts.map(text => Object.assign(document.createElement("span"), { textContent: text }));
  /** @type {HTMLElement} */ (figure.querySelector("output")).replaceChildren(...lines);
}
