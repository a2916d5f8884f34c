// The buttons below a program. What they need comes when a reader turns to the program.

import words from "./words.js";

/** @type {["run", "edit", "reset", "copy"]} */
const BUTTONS = ["run", "edit", "reset", "copy"];

// Python comes as WebAssembly, which some browsers lack, or have switched off.
const able = typeof WebAssembly === "object";

/** The bar of a block, made if it is not there. @param {HTMLElement} block the `.highlight` of a program */
export function barOf(block) {
  const found = /** @type {HTMLElement | null} */ (block.querySelector(":scope > .nn-bar"));
  return found ?? make(block);
}

/** @param {HTMLElement} block */
function make(block) {
  const bar = document.createElement("div");
  bar.className = "nn-bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.program);
  const load = async () => (await import("./program.js")).programOf(block);
  for (const name of BUTTONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `nn-button nn-${name}`;
    button.textContent = words[name];
    button.disabled = name === "reset" || (name === "run" && !able);
    button.addEventListener("click", async () => {
      if (name === "run") bar.classList.add("nn-bar--running"); // at once; the program takes it back
      const program = await load().catch(() => undefined);
      if (program) program.press(name);
      else bar.classList.remove("nn-bar--running");
    });
    bar.append(button);
  }
  const status = document.createElement("span");
  status.className = "nn-status";
  status.setAttribute("role", "status");
  if (!able) status.textContent = words.no_webassembly;
  bar.append(status);
  for (const type of ["pointerenter", "touchstart", "focusin"]) block.addEventListener(type, load, { once: true, passive: true });
  block.append(bar);
  return bar;
}

/** @param {HTMLElement[]} blocks */
export function enhance(blocks) {
  for (const block of blocks) barOf(block);
}
