// What a threshold unit computes. Tests compare it with nnref, number by number.

/** A point of the plane, or a row of a table. @typedef {number[]} Row */

/** x w + b. @param {Row} x @param {number[]} w @param {number} b */
export const sum = (x, w, b) => x.reduce((total, value, k) => total + value * w[k], 0) + b;

/** The output for each row: 1 where the sum is above `tie`, what nnref.Perceptron takes for 0.
 * @param {Row[]} rows @param {number[]} w @param {number} b @param {number} tie */
export const outputs = (rows, w, b, tie) => rows.map(x => Number(sum(x, w, b) > tie));

/** How many outputs are as wanted. @param {number[]} found @param {number[]} wanted */
export const right = (found, wanted) => found.filter((output, k) => output === wanted[k]).length;

/** The point of a line x w + b = 0 that is nearest to another. @param {Row} point @param {number[]} w @param {number} b */
export const nearest = (point, w, b) => {
  const length = w[0] ** 2 + w[1] ** 2;
  return length ? point.map((value, k) => value - sum(point, w, b) / length * w[k]) : point;
};
