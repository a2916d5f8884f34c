// Python for this page: one worker, which runs one program at a time. Its files are fetched once per visit.

import { Failed, part } from "./download.js";
import { lock } from "./manifest.js";
import { language } from "./words.js";

/**
 * @typedef {{passed: boolean, got?: string, wanted?: string, error?: string}} Checked
 * @typedef {{text: string, line: number, short: string, kind: string}} Trouble
 * @typedef {{error?: Trouble, checks?: Checked[], cut?: number, seconds: number, died?: string}} Result
 * @typedef {{
 *   progress?: (done: number, total: number) => void,
 *   started?: () => void,
 *   text?: (text: string, kind: "out" | "err") => void,
 *   figure?: (svg: string) => void,
 *   figuresCut?: (count: number) => void,
 * }} Listener
 */

export class Stopped extends Error {
  name = "Stopped";
}

const DRAWS = /^\s*(?:import|from)\s+(?:matplotlib|mpl_toolkits|pylab)\b/m;

/** @type {Promise<Worker> | undefined} */
let starting;
/** @type {{stop: () => void, worker?: Worker} | undefined} */
let running;
let canDraw = false;

/**
 * Run a program, and then the checks over the names that it leaves. A program that is running is stopped first.
 * @param {string} source
 * @param {Listener} on
 * @param {object[]} [checks]
 * @returns {Promise<Result>} rejects with Stopped, or with Failed when Python could not be fetched or started
 */
export async function run(source, on, checks = []) {
  running?.stop();
  /** @type {{stop: () => void, worker?: Worker}} */
  const mine = { stop: () => {} };
  const stopped = new Promise((_, reject) => {
    mine.stop = () => {
      if (mine.worker) renew(mine.worker);
      reject(new Stopped());
    };
  });
  running = mine;
  try {
    return await Promise.race([stopped, perform(source, on, checks, mine)]);
  } finally {
    if (running === mine) running = undefined;
  }
}

/** End the program that is running. */
export function stop() {
  running?.stop();
}

/** Fetch and start Python, if that has not begun. @param {Listener} [on] */
export function prepare(on = {}) {
  starting ??= start(on);
  starting.catch(() => { starting = undefined; });
  return starting;
}

/**
 * @param {string} source
 * @param {Listener} on
 * @param {object[]} checks
 * @param {{worker?: Worker}} mine
 * @returns {Promise<Result>}
 */
async function perform(source, on, checks, mine) {
  const draws = DRAWS.test(source) && !canDraw;
  const needed = draws ? ["programs", "figures"] : ["programs"];
  const files = await part(/** @type {any} */ (needed), on.progress);
  const worker = await prepare(on);
  if (running !== mine) throw new Stopped(); // while Python was starting
  mine.worker = worker;
  on.started?.();
  return new Promise((resolve, reject) => {
    const began = performance.now();
    worker.onmessage = ({ data }) => {
      if (data.kind === "out" || data.kind === "err") on.text?.(String(data.text), data.kind);
      else if (data.kind === "figure") on.figure?.(String(data.text));
      else if (data.kind === "figures_cut") on.figuresCut?.(Number(data.text));
      else if (data.kind === "done") resolve({ ...data.result, seconds: (performance.now() - began) / 1000 });
      else if (data.kind === "died") {
        renew(worker);
        resolve({ died: String(data.text), seconds: (performance.now() - began) / 1000 });
      }
    };
    worker.onerror = event => { renew(worker); reject(new Failed(event.message)); };
    canDraw ||= draws;
    worker.postMessage({ kind: "run", source, language, checks, figures: draws ? files.figures : undefined });
  });
}

/** Another worker in place of one that is ended: once the page shows the end, it gets ready while the reader reads. @param {Worker} worker */
function renew(worker) {
  worker.onmessage = worker.onerror = null;
  worker.terminate();
  canDraw = false;
  starting = undefined;
  setTimeout(prepare);
}

/** @param {Listener} on @returns {Promise<Worker>} */
async function start(on) {
  const [{ programs }, code] = await Promise.all([part(["programs"], on.progress), workerCode()]);
  // From a blob, so that the policy of this page binds the worker: it reaches no other host.
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "python" });
  return new Promise((resolve, reject) => {
    worker.onerror = event => { worker.terminate(); reject(new Failed(event.message)); };
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(url);
      if (data.kind === "ready") resolve(worker);
      else { worker.terminate(); reject(new Failed(String(data.text))); }
    };
    worker.postMessage({ kind: "start", pyodide: new URL(programs["pyodide.mjs"].url).href, lock, files: programs });
  });
}

/** @type {Promise<string> | undefined} */
let code;

function workerCode() {
  code ??= fetch(new URL("worker.js", import.meta.url)).then(answer => {
    if (!answer.ok) throw new Failed(`worker.js: ${answer.status}`);
    return answer.text();
  });
  code.catch(() => { code = undefined; });
  return code;
}
