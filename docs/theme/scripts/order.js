// Steps to put into order, each with a button that moves it up and one that moves it down.

import words from "./exercise-words.js";
import { fill } from "./text.js";

/** @param {import("./exercises.js").Exercise} exercise @returns {import("./exercises.js").Kind} */
export function begin(exercise) {
  const { list, items, answer } = exercise;
  const place = new Map(items.map((item, k) => [item, /** @type {number} */ (answer[k])]));
  for (const item of items) {
    const step = (item.textContent ?? "").trim();
    const moves = document.createElement("span");
    moves.className = "nn-moves";
    moves.append(...[[-1, words.up, "↑"], [1, words.down, "↓"]].map(([by, name, sign]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "nn-button";
      button.textContent = String(sign);
      button.setAttribute("aria-label", fill(String(name), { step }));
      button.addEventListener("click", () => move(item, Number(by), button));
      return button;
    }));
    item.append(moves);
  }
  return {
    check() {
      const fits = [...list.children].map((item, k) => place.get(/** @type {HTMLElement} */ (item)) === k);
      for (const [k, item] of [...list.children].entries())
        exercise.mark(/** @type {HTMLElement} */ (item), fits[k], fits[k] ? words.in_place : words.not_in_place);
      return { right: fits.filter(Boolean).length, total: fits.length };
    },
  };

  /** @param {HTMLElement} item @param {number} by @param {HTMLElement} button */
  function move(item, by, button) {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    exercise.clear();
    if (other) by < 0 ? other.before(item) : other.after(item);
    button.focus(); // moving it in the page took the focus away
    exercise.say(fill(words.place, { place: [...list.children].indexOf(item) + 1, total: items.length }));
  }
}
