// A program to complete or to correct: it runs, and then the checks over the names that it leaves.

import words from "./exercise-words.js";
import { fill } from "./text.js";

/** @typedef {import("./exercises.js").Exercise} Exercise */

/** @param {Exercise} exercise @returns {import("./exercises.js").Kind} */
export function begin(exercise) {
  const block = /** @type {HTMLElement} */ (exercise.box.querySelector(":scope > .starter"));
  return {
    async check() {
      const program = (await import("./program.js")).programOf(block);
      if (program.running) return { message: words.running };
      const result = await program.run(exercise.answer);
      if (!result?.checks) return { message: words.stopped };
      for (const [k, { passed, got = "", wanted = "", error }] of result.checks.entries()) {
        const more = passed ? [] : error ? [fill(words.no_value, { error })] : wanted === "True" ? [] : compared(got, wanted);
        exercise.mark(exercise.items[k], passed, passed ? words.passed : words.failed, more);
      }
      return { right: result.checks.filter(check => check.passed).length, total: result.checks.length };
    },
  };
}

/** What was got and what was wanted, as code. @param {string} got @param {string} wanted */
function compared(got, wanted) {
  return words.compared.split(/(\{\w+\})/).map(part => {
    if (part !== "{got}" && part !== "{wanted}") return part;
    const code = document.createElement("code");
    code.textContent = part === "{got}" ? got : wanted;
    return code;
  });
}
