// The steps of the learning rule, from the corrections that nnref made.

import { outputs, right, sum } from "./unit.js";

/** A step: the unit after it, the one before if it was corrected, and the row that is looked at.
 * @typedef {{kind: "start" | "right" | "wrong" | "corrected" | "ended" | "repeats", w: number[], b: number, was?: {w: number[], b: number},
 *   epoch: number, row: number, z: number, output: number, count: number}} Step */
/** @typedef {{x: number[][], labels: number[][], rates: number[], w: number[], b: number, tie: number, corrections: number[][][][],
 *   epochs: number[][], repeated: number[][], words: Record<string, string>}} Data */

/** @param {Data} data @param {number} gate @param {number} rate @returns {Step[]} */
export function steps({ x, labels, tie, corrections, epochs, repeated, ...first }, gate, rate) {
  let { w, b } = first;
  const made = new Map(corrections[gate][rate].map(([look, ...to]) => [look, to])), found = /** @type {Step[]} */ ([]);
  const add = (/** @type {Step["kind"]} */ kind, epoch = 0, row = -1, z = 0, was = /** @type {Step["was"]} */ (undefined)) =>
    found.push({ kind, w, b, was, epoch, row, z, output: Number(z > tie), count: right(outputs(x, w, b, tie), labels[gate]) });
  add("start");
  for (let look = 0; look < 4 * epochs[gate][rate]; look++) {
    const epoch = Math.floor(look / 4) + 1, row = look % 4, z = sum(x[row], w, b), to = made.get(look);
    add(to ? "wrong" : "right", epoch, row, z);
    if (!to) continue;
    const was = { w, b };
    [w, b] = [to.slice(0, 2), to[2]];
    add("corrected", epoch, row, z, was);
  }
  add(repeated[gate][rate] ? "repeats" : "ended", epochs[gate][rate]);
  return found;
}
