// The surfaces of nnref and its optimizers: the path from a start. Squares, roots and quotients are taken entry by entry.

/** @typedef {[number, number]} Pair */

/** Each gives the height and the gradient. @type {((x: number, y: number) => [number, Pair])[]} */
const SURFACES = [
  (x, y) => {
    const g = /** @type {Pair} */ ([36.64 * x - 47.52 * y, 64.36 * y - 47.52 * x]);
    return [(x * g[0] + y * g[1]) / 2, g];
  },
  (x, y) => [x * x / 20 + y * y, [x / 10, 2 * y]],
  (x, y) => {
    const off = y - x * x;
    return [(1 - x) ** 2 + 100 * off * off, [-2 * (1 - x) - 400 * x * off, 200 * off]];
  },
  (x, y) => {
    const [a, b, c] = [1.5 - x + x * y, 2.25 - x + x * y ** 2, 2.625 - x + x * y ** 3];
    return [a * a + b * b + c * c, [2 * (a * (y - 1) + b * (y ** 2 - 1) + c * (y ** 3 - 1)), 2 * x * (a + 2 * b * y + 3 * c * y ** 2)]];
  },
  (x, y) => {
    const a = x * x + y - 11, b = x + y * y - 7;
    return [a * a + b * b, [4 * x * a + 2 * b, 2 * a + 4 * y * b]];
  },
  (x, y) => [x * x / 2 - y * y / 2 + y ** 4 / 4, [x, y ** 3 - y]],
];

/** The height of a surface. @param {number} field @param {number} x @param {number} y */
export const height = (field, x, y) => SURFACES[field](x, y)[0];

const BETA = 0.9, SLOW = 0.999, EPS = 1e-8;

/** @param {number} kept @param {number} old @param {number} now */
const keep = (kept, old, now) => kept * old + (1 - kept) * now;

/** What is subtracted at the rate 1. A rule remembers in `s` and `m` (0 at first) of one coordinate; `t` counts from 1.
 * @type {((g: number, old: {s: number, m: number, w: number}, t: number) => number)[]} */
const RULES = [
  g => g,
  (g, old) => old.m = BETA * old.m + g,
  (g, old) => g + BETA * (old.m = BETA * old.m + g),
  (g, old) => g / (Math.sqrt(old.s += g * g) + 1e-10),
  (g, old) => {
    old.s = keep(0.9, old.s, g * g);
    const step = Math.sqrt(old.m + 1e-6) / Math.sqrt(old.s + 1e-6) * g;
    old.m = keep(0.9, old.m, step * step);
    return step;
  },
  (g, old) => g / (Math.sqrt(old.s = keep(0.99, old.s, g * g)) + EPS),
  (g, old, t) => adam(g, old, t, false),
  (g, old, t) => adam(g, old, t, true),
];

/** @param {number} g @param {{s: number, m: number, w: number}} old @param {number} t @param {boolean} largest */
function adam(g, old, t, largest) {
  old.m = keep(BETA, old.m, g);
  old.s = keep(SLOW, old.s, g * g);
  old.w = largest ? Math.max(old.w, old.s) : old.s;
  return old.m / (1 - BETA ** t) / (Math.sqrt(old.w / (1 - SLOW ** t)) + EPS);
}

/** @param {number} field @param {number} rule @param {number[]} start @param {number} rate @param {number} steps @returns {number[][]} */
export function descend(field, rule, start, rate, steps) {
  const old = start.map(() => ({ s: 0, m: 0, w: 0 })), path = [start];
  for (let t = 1; t <= steps; t++) {
    const at = path[t - 1], g = SURFACES[field](at[0], at[1])[1];
    path.push(at.map((value, k) => value - rate * RULES[rule](g[k], old[k], t)));
  }
  return path;
}
