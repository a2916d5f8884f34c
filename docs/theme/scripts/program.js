// A program in the page: what its buttons do.

import { barOf } from "./bar.js";
import { Editor } from "./editor.js";
import { Output } from "./output.js";
import { cut, fill } from "./text.js";
import words from "./words.js";

/** @typedef {import("./python.js").Result} Result */

export class Program {
  /** @param {HTMLElement} block the `.highlight` of the program */
  constructor(block) {
    this.block = block;
    this.running = false;
    this.output = new Output(block);
    this.editor = new Editor(block, { changed: () => this.#edited(), run: () => this.run() });
    this.bar = barOf(block);
    const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (this.bar.querySelector(`.nn-${name}`));
    this.go = button("run");
    this.back = button("reset");
    this.copying = button("copy");
    this.status = /** @type {HTMLElement} */ (this.bar.querySelector(".nn-status"));
    this.loading = document.createElement("span"); // bytes are not read aloud
    this.status.before(this.loading);
  }

  /** What a button does. @param {"run" | "edit" | "reset" | "copy"} name */
  press(name) {
    if (name === "run") return this.running ? this.stop() : this.run();
    if (name === "edit") return this.editor.open();
    return name === "reset" ? this.reset() : this.#copy();
  }

  get source() {
    return this.editor.source;
  }

  /** @param {object[]} [checks] of an exercise @returns {Promise<Result | undefined>} nothing if it was stopped or could not run */
  async run(checks) {
    if (this.running) return undefined;
    latest = this;
    this.#run(true);
    this.editor.mark(0);
    this.output.begin();
    this.back.disabled = false;
    try {
      const python = await import("./python.js");
      const result = await python.run(this.source, {
        progress: (done, total) => this.#progress(done, total),
        started: () => this.#say(words.running),
        text: (text, kind) => this.output.print(text, kind),
        figure: svg => this.output.draw(svg),
        figuresCut: count => this.output.say(fill(words.figures_cut, { count })),
      }, checks);
      this.#ended(result);
      return result;
    } catch (error) {
      if (error instanceof Error && error.name === "Stopped") this.#say(words.stopped);
      else this.#failed(/** @type {Error} */ (error));
      return undefined;
    } finally {
      this.#run(false);
    }
  }

  async stop() {
    (await import("./python.js")).stop();
  }

  reset() {
    if (this.running) this.stop();
    this.editor.reset();
    this.output.reset();
    this.#say("");
    this.back.disabled = true;
    this.go.focus();
  }

  /** @param {Result} result */
  #ended({ error, cut: left, died, seconds }) {
    if (left) this.output.say(fill(words.cut, { count: left.toLocaleString() }));
    if (died) { this.output.say(words.died, "nn-err"); this.#say(words.died); }
    else if (error) {
      this.output.fail(error.text);
      this.editor.mark(error.line);
      this.#say(fill(error.line ? words.failed_at : words.failed, { line: error.line, error: cut(error.short, 200) }));
    } else this.#say(fill(words.done, { seconds: seconds < 0.1 ? "0.1" : seconds.toFixed(1) }));
  }

  /** @param {Error} error */
  #failed(error) {
    this.output.reset();
    this.#say(fill(words.unavailable, { reason: error.message }));
    this.bar.classList.add("nn-bar--failed");
  }

  #edited() {
    this.back.disabled = false;
  }

  /** @param {boolean} running */
  #run(running) {
    this.running = running;
    this.bar.classList.toggle("nn-bar--running", running);
    this.bar.classList.remove("nn-bar--failed");
    this.go.textContent = running ? words.stop : words.run;
    this.go.classList.toggle("nn-stop", running);
  }

  /** @param {number} done @param {number} total */
  #progress(done, total) {
    let bar = this.loading.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", words.loading);
      this.loading.replaceChildren(bar, document.createElement("span"));
    }
    bar.max = total;
    bar.value = done;
    const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    const label = /** @type {HTMLElement} */ (bar.nextSibling);
    label.textContent = done < total ? fill(words.fetched, { done: megabytes(done), total: megabytes(total) }) : words.starting;
  }

  /** @param {string} text */
  #say(text) {
    this.loading.replaceChildren();
    this.status.textContent = text;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.source);
    this.copying.textContent = words.copied;
    setTimeout(() => { this.copying.textContent = words.copy; }, 1500);
  }
}

/** @type {WeakMap<HTMLElement, Program>} */
const programs = new WeakMap();
/** @type {Program | undefined} */
let latest;

// Instant navigation took the page away under a program that was running.
document$.subscribe(() => { if (latest?.running && !latest.block.isConnected) latest.stop(); });

/** The program of a block. @param {HTMLElement} block */
export function programOf(block) {
  const program = programs.get(block) ?? new Program(block);
  programs.set(block, program);
  return program;
}
