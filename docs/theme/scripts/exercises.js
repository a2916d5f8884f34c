// Exercises that check themselves: what all kinds have in common. What a kind does is in a module of its own.

import words from "./exercise-words.js";
import { follow, record, show, state } from "./progress.js";
import { fill } from "./text.js";

/**
 * @typedef {{right: number, total: number} | {message: string} | undefined} Verdict how many parts are right; or why
 *   nothing was checked; or nothing, when what has happened is said already
 * @typedef {{check: () => Verdict | Promise<Verdict>}} Kind
 */

/** @type {Record<string, () => Promise<{begin: (exercise: Exercise) => Kind}>>} */
const KINDS = {
  complete: () => import("./complete.js"),
  bug: () => import("./complete.js"),
  predict: () => import("./predict.js"),
  choose: () => import("./choose.js"),
  order: () => import("./order.js"),
};

export class Exercise {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.name = box.dataset.exercise ?? "";
    this.answer = JSON.parse(box.dataset.answer ?? "null");
    this.list = /** @type {HTMLElement} */ (box.querySelector(":scope > .nn-items"));
    this.items = /** @type {HTMLElement[]} */ ([...this.list.children]);
    this.boxes = /** @type {HTMLDetailsElement[]} */ ([...box.querySelectorAll(":scope > details")]); // hints, then the solution
    this.status = document.createElement("span");
    this.busy = false;
    this.#lock();
    box.addEventListener("input", () => this.clear());
    follow(box, () => this.#badge());
  }

  async begin() {
    this.kind = (await KINDS[this.box.dataset.kind ?? ""]()).begin(this);
    this.#bar(); // not before it can do something
  }

  async check() {
    if (this.busy || !this.kind) return;
    this.busy = true;
    this.clear();
    this.say(words.checking);
    try {
      this.#judge(await this.kind.check());
    } finally {
      this.busy = false;
    }
  }

  /** Take back what was said of an answer that has changed. */
  clear() {
    for (const item of this.items) {
      item.classList.remove("nn-passed", "nn-failed");
      item.querySelector(":scope > .nn-said")?.remove();
    }
    this.say("");
  }

  /** Say of a part whether it is right, and more. @param {HTMLElement} item @param {boolean} right @param {string} word @param {(Node | string)[]} [more] */
  mark(item, right, word, more = []) {
    item.classList.add(right ? "nn-passed" : "nn-failed");
    const said = document.createElement("div");
    said.className = "nn-said";
    const verdict = document.createElement("strong");
    verdict.textContent = `${right ? "✓" : "✗"} ${word}`;
    said.append(verdict, ...(more.length ? [" ", ...more] : []));
    item.append(said);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {Verdict} verdict */
  #judge(verdict) {
    if (!verdict) return this.say("");
    if ("message" in verdict) return this.say(verdict.message);
    const solved = verdict.right === verdict.total;
    this.say(solved ? words.solved : verdict.right ? fill(words.partly, verdict) : words.none);
    record(this.name, solved ? "solved" : "tried");
  }

  /** The button, and where its result is said. */
  #bar() {
    const bar = /** @type {HTMLElement} */ (this.box.querySelector(":scope > .nn-check"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nn-button nn-run";
    button.textContent = words.check;
    button.addEventListener("click", () => this.check());
    this.status.className = "nn-status";
    this.status.setAttribute("role", "status");
    bar.replaceChildren(button, this.status);
  }

  /** A hint opens after the one before it; the solution after a check, or after all hints. */
  #lock() {
    for (const [k, box] of this.boxes.entries()) {
      const summary = /** @type {HTMLElement} */ (box.querySelector("summary"));
      summary.addEventListener("click", event => {
        if (box.open || !this.#locked(k)) return;
        event.preventDefault();
        this.say(box.matches(".success") ? words.locked_solution : words.locked_hint);
      });
      box.addEventListener("toggle", () => { if (box.open) { box.dataset.seen = ""; this.#unlock(); } });
    }
    this.#unlock();
  }

  /** @param {number} k */
  #locked(k) {
    const checked = k === this.boxes.length - 1 && state(this.name);
    return !checked && k > 0 && this.boxes[k - 1].dataset.seen === undefined;
  }

  #unlock() {
    for (const [k, box] of this.boxes.entries()) box.classList.toggle("nn-locked", !box.open && this.#locked(k));
  }

  /** Beside the title: solved, or tried. */
  #badge() {
    const title = this.box.querySelector(".admonition-title"), known = state(this.name);
    title?.querySelector(".nn-badge")?.remove();
    if (known) {
      const badge = document.createElement("span");
      badge.className = `nn-badge nn-badge--${known}`;
      badge.textContent = known === "solved" ? `✓ ${words.badge_solved}` : words.badge_tried;
      title?.append(" ", badge);
    }
    this.#unlock();
  }
}

/** @type {WeakSet<HTMLElement>} */
const begun = new WeakSet();

/** @param {HTMLElement[]} found exercises, and places for progress */
export function enhance(found) {
  for (const element of found) {
    if (begun.has(element)) continue;
    begun.add(element);
    if (element.matches(".exercise")) new Exercise(element).begin();
    else show(element);
  }
}
