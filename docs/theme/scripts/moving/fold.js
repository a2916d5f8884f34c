// What two hidden units make of the rows: where they put them, and whether one more unit can do the rest.

import { outputs } from "./unit.js";

/** @typedef {{w: number[], b: number}} Unit */
/** @typedef {{x: number[][], y: number[], w: number[][], b: number[], tie: number, lines: number[][], can: number[], words: Record<string, string>}} Data */

/** @param {Data} data @param {Unit[]} units */
export function fold({ x, y, tie, lines, can }, units) {
  const found = units.map(({ w, b }) => outputs(x, w, b, tie)), h = x.map((_, k) => found.map(output => output[k]));
  const at = h.map(([h1, h2]) => h1 + 2 * h2); // which of the points 00, 10, 01, 11
  const rows = [0, 1, 2, 3].map(point => [0, 1, 2, 3].filter(k => at[k] === point));
  const clash = rows.find(here => new Set(here.map(k => y[k])).size === 2) ?? [];
  const table = clash.length ? -1 : can.findIndex((able, number) => able && at.every((point, k) => (number >> point & 1) === y[k]));
  return { h, rows, clash, table, line: table < 0 ? null : lines[table] };
}
