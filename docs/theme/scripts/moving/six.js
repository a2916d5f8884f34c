// The six steps of learning, gone through: the lines of the program, its numbers, the fit and the losses so far.

import { fill, number } from "../text.js";
import { player, say } from "./player.js";

/** `forward`: the two rows of a batch, w, b, and the two outputs; `slopes`: along w and along b.
 * @typedef {{x: number[], y: number[], eta: number, goal: number, forward: number[][], losses: number[], slopes: number[][], words: Record<string, string>}} Data */
/** Step 0 is the finished run; an iteration is counted from 0. @typedef {{step: number, iteration: number}} Step */

const PER_EPOCH = 3, [WHOLE, INITIALIZE, FORWARD, LOSS, STOP, BACKWARD, UPDATE] = [0, 1, 2, 3, 4, 5, 6];

/** @param {Data} data @param {boolean} brief one for each iteration: its last one @returns {Step[]} */
export function steps({ losses }, brief) {
  const end = losses.length - 1, all = losses.flatMap((_, iteration) =>
    [FORWARD, LOSS, STOP, ...iteration < end ? [BACKWARD, UPDATE] : []].map(step => ({ step, iteration })));
  const kept = brief ? all.filter(({ step, iteration }) => step === (iteration < end ? UPDATE : STOP)) : all;
  return [{ step: WHOLE, iteration: end }, { step: INITIALIZE, iteration: 0 }, ...kept];
}

const three = (/** @type {number} */ value) => value.toFixed(3);

/** In parentheses if it is negative. @param {number} value */
const closed = value => value < 0 && number(value) !== "0.00" ? `(${number(value)})` : number(value);

/** With its sign between two spaces, as in a sum. @param {number} value */
const signed = value => `${value < 0 ? "−" : "+"} ${number(Math.abs(value))}`;

/** What is said of a step, line by line. @param {Data} data @param {Step} at */
export function lines({ x, y, eta, goal, forward, losses, slopes, words }, { step, iteration }) {
  const [i, j, w, b, first, second] = forward[iteration], loss = losses[iteration];
  const name = fill(words[`step${step}`], { count: losses.length, iteration: iteration + 1, epoch: Math.floor(iteration / PER_EPOCH) + 1 });
  const recent = losses.slice(Math.max(0, iteration - 2), iteration + 1).reduce((sum, value) => sum + value, 0) / Math.min(3, iteration + 1);
  if (step === WHOLE) return [name, words.begin];
  if (step === INITIALIZE) return [name, `w = ${number(w)}, b = ${number(b)}`, words.guess];
  const both = [[i, first], [j, second]];
  if (step === FORWARD) return [name, ...both.map(([row, y_hat]) => `ŷ = ${closed(x[row])} · ${closed(w)} ${signed(b)} = ${number(y_hat)}`), words.outputs];
  if (step === LOSS) return [name, ...both.map(([row, y_hat]) => `ŷ − y = ${number(y_hat)} − ${closed(y[row])} = ${number(y_hat - y[row])}`), fill(words.half, { loss: three(loss) })];
  if (step === STOP) {
    if (iteration < PER_EPOCH - 1) return [name, fill(words.early, { count: iteration + 1 })];
    return [name, fill(words[recent < goal ? "stop" : "on"], { recent: three(recent), goal })];
  }
  const [gw, gb] = slopes[iteration];
  if (step === BACKWARD) return [name, fill(words.slope, { name: "w", slope: number(gw) }), fill(words.slope, { name: "b", slope: number(gb) })];
  const now = forward[iteration + 1], changed = (/** @type {string} */ of, /** @type {number} */ from, /** @type {number} */ slope, /** @type {number} */ to) =>
    `${of} = ${number(from)} − ${eta} · ${closed(slope)} = ${number(to)}`;
  return [name, changed("w", w, gw, now[2]), changed("b", b, gb, now[3]), words.again];
}

/** @param {HTMLElement} figure @param {Data} data */
export function start(figure, data) {
  const all = (/** @type {string} */ what) => [...figure.querySelectorAll(what)];
  const [code, fits, errors, samples, losses, cells] = [".nn-six [data-step]", ".nn-line", ".nn-six-error", ".nn-one", ".nn-six-loss", ".nn-six-now td"].map(all);
  const brief = () => /** @type {HTMLInputElement} */ (figure.querySelector("[name=six-which]:checked")).value === "1";
  let run = steps(data, brief());
  const show = (/** @type {number} */ at) => {
    const { step, iteration } = run[at], updated = step === UPDATE, fit = iteration + Number(updated);
    const seen = step === WHOLE ? data.losses.length : iteration + Number(step >= LOSS), batch = step >= FORWARD ? data.forward[iteration].slice(0, 2) : [];
    for (const line of code) line.classList.toggle("nn-six-lit", step > 0 && Number(/** @type {HTMLElement} */ (line).dataset.step) === step);
    for (const [k, line] of fits.entries()) {
      line.classList.toggle("nn-six-off", k !== fit && !(updated && k === iteration));
      line.classList.toggle("nn-six-old", updated && k === iteration);
    }
    for (const [k, error] of errors.entries()) error.classList.toggle("nn-six-off", k !== iteration || step < LOSS || updated);
    for (const [k, sample] of samples.entries()) sample.classList.toggle("nn-six-batch", batch.includes(k));
    for (const [k, loss] of losses.entries()) loss.classList.toggle("nn-six-off", k >= seen);
    const started = step !== INITIALIZE, texts = [started ? Math.floor(iteration / PER_EPOCH) + 1 : "", started ? iteration + 1 : "",
      number(data.forward[fit][2]), number(data.forward[fit][3]), seen > iteration ? three(data.losses[iteration]) : ""];
    for (const [k, cell] of cells.entries()) cell.textContent = String(texts[k]);
    say(figure, lines(data, run[at]));
  };
  player(figure, data.words, () => run.length - 1, show, () => { run = steps(data, brief()); });
}
