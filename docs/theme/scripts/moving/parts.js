// A network and its parts: a name, or a part of the drawing, that is turned to is lit up, and what it is is said.

/** @param {HTMLElement} figure */
export function start(figure) {
  const output = /** @type {HTMLElement} */ (figure.querySelector("output"));
  let tapped = "";

  /** The part that an event is about: that of a name, or the first one that something drawn stands for. @param {Event} event */
  const turnedTo = event => {
    const at = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-part], [data-of]"));
    return at?.dataset.part ?? at?.dataset.of?.split(" ")[0];
  };
  /** @param {string | undefined} part */
  const show = part => {
    if (!part) return;
    for (const lit of figure.querySelectorAll(".nn-part--now")) lit.classList.remove("nn-part--now");
    for (const lit of figure.querySelectorAll(`[data-of~="${part}"], [data-part="${part}"]`)) lit.classList.add("nn-part--now");
    output.textContent = /** @type {HTMLElement} */ (figure.querySelector(`[data-part="${part}"]`)).dataset.says ?? "";
  };
  figure.addEventListener("pointerover", event => event.pointerType === "touch" || show(turnedTo(event)));
  figure.addEventListener("focusin", event => show(turnedTo(event)));
  figure.addEventListener("click", event => {
    const part = turnedTo(event);
    if (part && /** @type {PointerEvent} */ (event).pointerType === "touch" && part !== tapped) { // the first tap shows, the second one follows
      event.preventDefault();
      event.stopPropagation();
      tapped = part;
    }
    show(part);
  });
}
