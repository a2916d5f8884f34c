// What a program printed and drew, below it: in place of what it printed when the site was built.

import { colors } from "./manifest.js";
import words from "./words.js";

const scheme = () => document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";

export class Output {
  /** @param {HTMLElement} block the program */
  constructor(block) {
    this.block = block;
    let next = block.nextElementSibling;
    if (next?.matches("ol")) next = next.nextElementSibling; // remarks
    this.built = next?.matches(".nn-output") ? /** @type {HTMLElement} */ (next) : undefined;
    /** @type {HTMLElement | undefined} */
    this.box = undefined;
    /** @type {HTMLElement | undefined} what is being printed into */
    this.last = undefined;
  }

  /** An empty place for what the program will print. */
  begin() {
    this.reset();
    const box = this.box = element("div", "nn-output nn-output--yours");
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.yours);
    box.append(element("span", "nn-output__label", words.yours));
    if (this.built) { this.built.hidden = true; this.built.before(box); }
    else this.block.after(box);
    this.last = undefined;
  }

  /** @param {string} text @param {"out" | "err"} kind */
  print(text, kind) {
    if (this.last?.dataset.kind !== kind) {
      this.last = this.#block(kind === "err" ? "nn-err" : "");
      this.last.dataset.kind = kind;
    }
    this.last.append(text);
  }

  /** A figure as an image: nothing in it can act on the page. @param {string} svg */
  draw(svg) {
    const image = /** @type {HTMLImageElement} */ (element("img", "nn-output__figure"));
    image.alt = words.drawn;
    figures.set(image, svg);
    paint(image, svg);
    this.box?.append(image);
    this.last = undefined;
  }

  /** @param {string} text @param {string} [kind] */
  say(text, kind = "") {
    const line = element("p", `nn-output__note ${kind}`, text);
    this.box?.append(line);
    this.last = undefined;
    return line;
  }

  /** @param {string} traceback */
  fail(traceback) {
    this.#block("nn-err").append(traceback);
    this.last = undefined;
  }

  /** @param {string} name */
  #block(name) {
    const pre = document.createElement("pre");
    const code = element("code", name);
    code.tabIndex = 0; // it may scroll
    pre.append(code);
    this.box?.append(pre);
    return code;
  }

  reset() {
    for (const image of this.box?.querySelectorAll("img") ?? []) { URL.revokeObjectURL(image.src); figures.delete(image); }
    this.box?.remove();
    this.box = undefined;
    if (this.built) this.built.hidden = false;
  }
}

/** @type {Map<HTMLImageElement, string>} */
const figures = new Map();

/** matplotlib draws in the colors of the light scheme. @param {HTMLImageElement} image @param {string} svg */
function paint(image, svg) {
  if (image.src) URL.revokeObjectURL(image.src);
  const table = new Map(colors.map(color => [color.light, color[scheme()]]));
  const colored = svg.replace(/#[0-9a-f]{6}\b/gi, found => table.get(found.toLowerCase()) ?? found);
  image.src = URL.createObjectURL(new Blob([colored], { type: "image/svg+xml" }));
}

new MutationObserver(() => { for (const [image, svg] of figures) paint(image, svg); })
  .observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

/** @param {string} tag @param {string} [name] @param {string} [text] */
function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
