// Statements to choose among; after a check, the reason for each.

import words from "./exercise-words.js";

/** @param {import("./exercises.js").Exercise} exercise @returns {import("./exercises.js").Kind} */
export function begin(exercise) {
  const right = /** @type {boolean[]} */ (exercise.answer);
  const reasons = [...exercise.box.querySelectorAll(".nn-solved-items > li")];
  const type = right.filter(Boolean).length === 1 ? "radio" : "checkbox";
  exercise.list.setAttribute("role", type === "radio" ? "radiogroup" : "group");
  exercise.list.setAttribute("aria-label", exercise.list.previousElementSibling?.textContent ?? "");
  const fields = exercise.items.map(item => {
    const label = document.createElement("label");
    label.append(...item.childNodes);
    const field = document.createElement("input");
    field.type = type;
    field.name = exercise.name;
    label.prepend(field, " ");
    item.append(label);
    item.setAttribute("role", "presentation");
    return field;
  });
  return {
    check() {
      if (!fields.some(field => field.checked)) return { message: words.nothing_chosen };
      const fits = fields.map((field, k) => field.checked === right[k]);
      for (const [k, item] of exercise.items.entries())
        exercise.mark(item, fits[k], fields[k].checked ? fits[k] ? words.chosen_right : words.chosen_wrong : fits[k] ? words.left_right : words.left_wrong, [...reasons[k].cloneNode(true).childNodes]);
      return { right: fits.filter(Boolean).length, total: fits.length };
    },
  };
}
