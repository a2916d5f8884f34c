// Numbers to predict: a field for each, and a reason for the wrong ones that are known.

import words from "./exercise-words.js";

/** @typedef {{wanted: number, tolerance: number, wrong: number[]}} Wanted */

/** @param {import("./exercises.js").Exercise} exercise @returns {import("./exercises.js").Kind} */
export function begin(exercise) {
  const wanted = /** @type {Wanted[]} */ (exercise.answer);
  const reasons = [...exercise.box.querySelectorAll(".nn-reasons > li")];
  const fields = exercise.items.map(item => field(item, () => exercise.check()));
  return {
    check() {
      let right = 0, before = 0; // reasons of the numbers above
      for (const [k, { wrong, ...number }] of wanted.entries()) {
        const got = numberOf(fields[k].value), fits = got !== undefined && near(got, number);
        const known = got === undefined ? -1 : wrong.findIndex(each => near(got, { wanted: each, tolerance: number.tolerance }));
        const reason = fits || known < 0 ? [] : copy(reasons[before + known]);
        const word = fits ? words.right : got !== undefined ? words.wrong : fields[k].value.trim() ? words.no_number : words.empty;
        exercise.mark(exercise.items[k], fits, word, reason);
        fields[k].setAttribute("aria-invalid", String(!fits));
        right += Number(fits);
        before += wrong.length;
      }
      return { right, total: wanted.length };
    },
  };
}

/** @param {HTMLElement} item its text names the number @param {() => void} check */
function field(item, check) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.setAttribute("aria-label", (item.textContent ?? "").trim()); // a label that is a formula is not heard
  label.append(...item.childNodes);
  input.className = "nn-number";
  input.inputMode = "text"; // the number pad of a phone may have no minus
  input.autocomplete = "off";
  input.addEventListener("keydown", event => { if (event.key === "Enter" && !event.isComposing) check(); });
  input.addEventListener("input", () => input.removeAttribute("aria-invalid"));
  label.append(" ", input);
  item.append(label);
  return input;
}

/** A number as people write it: 0.25, .25, 0,25, −3, 1,000, 2e-3, 1/3, 4번. @param {string} text @returns {number | undefined} */
export function numberOf(text) {
  const [above, below, ...more] = text.split("/");
  if (below !== undefined) {
    const [one, other] = [numberOf(above), more.length ? undefined : numberOf(below)];
    return one === undefined || !other ? undefined : one / other;
  }
  let plain = text.normalize("NFKC").replace(/[\s_]/g, "").replace(/[−–—‐‑]/g, "-");
  if (/^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(plain)) plain = plain.replaceAll(",", "");
  plain = plain.replace(",", ".").replace(/[가-힣]+$/, ""); // 4번
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** @param {number} got @param {{wanted: number, tolerance: number}} number */
function near(got, { wanted, tolerance }) {
  return Math.abs(got - wanted) <= tolerance + 1e-9 * Math.max(1, Math.abs(wanted));
}

/** The reason without the number that it is for: the reader has just written it. @param {Element} reason */
function copy(reason) {
  const nodes = [...(reason.querySelector(":scope > p") ?? reason).cloneNode(true).childNodes];
  const first = nodes.findIndex(node => node instanceof Text && node.data.includes(": "));
  const text = /** @type {Text | undefined} */ (nodes[first]);
  if (!text) return nodes;
  text.data = text.data.slice(text.data.indexOf(": ") + 2);
  return nodes.slice(first);
}
