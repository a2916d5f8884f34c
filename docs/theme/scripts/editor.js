// A program that can be changed where it stands: a text field over the colored code, which shows through it.

import { highlighted } from "./highlight.js";
import words from "./words.js";

const INDENT = "    ";

export class Editor {
  /** @param {HTMLElement} block the `.highlight` of the program @param {{changed: () => void, run: () => void}} on */
  constructor(block, on) {
    this.block = block;
    this.on = on;
    this.code = /** @type {HTMLElement} */ (block.querySelector("code"));
    this.original = original(this.code);
    /** @type {HTMLTextAreaElement | undefined} */
    this.field = undefined;
    /** @type {Node[]} the code as the page came with it */
    this.nodes = [];
    this.leaves = false; // Esc was pressed: Tab leaves
    this.code.addEventListener("click", event => {
      if (this.field || getSelection()?.toString() || /** @type {Element} */ (event.target).closest("button, a, .md-annotation")) return;
      this.open(offsetAt(this.code, event));
    });
  }

  get source() {
    return this.field ? this.field.value.replace(/\n?$/, "\n") : this.original;
  }

  get changed() {
    return this.source !== this.original;
  }

  /** Make it a text field, with the cursor at a place; without one, at the start, or where it was. @param {number} [place] */
  open(place) {
    const at = place ?? (this.field ? undefined : 0);
    if (!this.field) this.#make();
    this.field?.focus({ preventScroll: true });
    if (at !== undefined) this.field?.setSelectionRange(at, at);
  }

  /** Put the cursor at the start of a line, counted from 1. @param {number} line */
  goTo(line) {
    this.open(this.source.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0));
    this.field?.scrollIntoView({ block: "nearest" });
  }

  /** Show which line an error is in; 0 for none. @param {number} line */
  mark(line) {
    this.block.querySelector(".nn-mark")?.remove();
    if (!line) return;
    const mark = document.createElement("span");
    mark.className = "nn-mark";
    mark.style.setProperty("--nn-row", String(line - 1));
    this.code.parentElement?.append(mark);
  }

  reset() {
    this.mark(0);
    if (!this.field) return;
    this.field.remove();
    this.field = undefined;
    this.block.classList.remove("nn-edited");
    this.code.replaceChildren(...this.nodes);
  }

  #make() {
    const field = this.field = document.createElement("textarea");
    field.className = "nn-field";
    field.value = this.original.replace(/\n$/, ""); // no row of its own for the end of the last line
    field.spellcheck = false;
    field.setAttribute("aria-label", words.code);
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("autocorrect", "off");
    field.setAttribute("wrap", "off");
    field.title = words.leave;
    field.addEventListener("input", () => this.#changed());
    field.addEventListener("keydown", event => this.#pressed(event));
    field.addEventListener("blur", () => { this.leaves = false; });
    this.nodes = [...this.code.childNodes];
    this.block.classList.add("nn-edited");
    this.code.parentElement?.append(field);
    this.#show();
  }

  #changed() {
    this.mark(0);
    this.#show();
    this.on.changed();
  }

  #show() {
    this.code.replaceChildren(highlighted(this.field?.value ?? ""), "\n");
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const field = /** @type {HTMLTextAreaElement} */ (this.field);
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.on.run();
    else if (event.key === "Escape") { this.leaves = true; return; }
    else if (event.key === "Tab" && !this.leaves) indent(field, event.shiftKey);
    else if (event.key === "Enter" && !event.shiftKey) newLine(field);
    else if (event.key === "Backspace" && outdents(field)) insert(field, "", ((column(field) - 1) % INDENT.length) + 1);
    else {
      if (event.key !== "Shift" && event.key !== "Tab") this.leaves = false;
      return;
    }
    event.preventDefault();
  }
}

/** The source of a block as it was written; what Material puts into it is not part of it. @param {HTMLElement} code */
export function original(code) {
  const copy = /** @type {HTMLElement} */ (code.cloneNode(true));
  for (const [k, mark] of [...copy.querySelectorAll(".md-annotation")].entries()) mark.replaceWith(`# (${k + 1})`);
  for (const extra of copy.querySelectorAll("nav, button, aside")) extra.remove();
  return (copy.textContent ?? "").replace(/\((\d+)\)!/g, "($1)").replace(/\n+$/, "") + "\n";
}

/** As if typed, so that it can be undone: replace the selection, or so many characters before the cursor.
 * @param {HTMLTextAreaElement} field @param {string} text @param {number} [before] */
function insert(field, text, before = 0) {
  if (before) field.setSelectionRange(field.selectionStart - before, field.selectionEnd);
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input"));
}

/** @param {HTMLTextAreaElement} field */
function column(field) {
  return field.selectionStart - (field.value.lastIndexOf("\n", field.selectionStart - 1) + 1);
}

/** Whether Backspace removes a step of indentation. @param {HTMLTextAreaElement} field */
function outdents(field) {
  const before = field.value.slice(field.selectionStart - column(field), field.selectionStart);
  return field.selectionStart === field.selectionEnd && before !== "" && before.trim() === "";
}

/** @param {HTMLTextAreaElement} field */
function newLine(field) {
  const line = field.value.slice(field.selectionStart - column(field), field.selectionStart);
  const deeper = /:\s*(#.*)?$/.test(line) ? INDENT : "";
  insert(field, `\n${/^ */.exec(line)?.[0] ?? ""}${deeper}`);
}

/** The line, or the lines that are selected, one step in or out. @param {HTMLTextAreaElement} field @param {boolean} out */
function indent(field, out) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (!out && start === end) return insert(field, INDENT.slice(column(field) % INDENT.length));
  const first = value.lastIndexOf("\n", start - 1) + 1;
  const last = value.indexOf("\n", end > start && value[end - 1] === "\n" ? end - 1 : end);
  const rows = value.slice(first, last < 0 ? value.length : last);
  const moved = out ? rows.replace(/^ {1,4}/gm, "") : rows.replace(/^(?=.)/gm, INDENT);
  if (moved === rows) return;
  field.setSelectionRange(first, first + rows.length);
  insert(field, moved);
  if (start === end) {
    const place = Math.max(first, start + moved.length - rows.length);
    field.setSelectionRange(place, place);
  } else field.setSelectionRange(first, first + moved.length);
}

/** Where in the text of an element a click was. @param {HTMLElement} element @param {MouseEvent} event */
function offsetAt(element, event) {
  const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = at ? undefined : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = at ? [at.offsetNode, at.offset] : [range?.startContainer, range?.startOffset ?? 0];
  if (!node || !element.contains(node)) return 0;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
