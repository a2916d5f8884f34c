// Activation functions and their derivatives. Tests compare them with nnref, number by number.

/** The constants of SELU. @typedef {{scale: number, alpha: number}} Selu */

const TAIL = 1e-17; // what a term of a sum near 1 no longer changes

/** Density and distribution function of the standard normal distribution; the sum is Marsaglia's. @param {number} z */
function normal(z) {
  const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  let sum = z;
  for (let term = z, k = 3; Math.abs(term) > TAIL; k += 2) sum += term *= z * z / k;
  return [density, 0.5 + sum * density];
}

/** f(z) and f'(z), by the formula that holds right of 0, or by the one that holds left of it.
 * @param {number} which its place in the figure @param {boolean} right @param {number} z
 * @param {number} alpha of PReLU, ELU and maxout @param {Selu} selu @returns {number[]} */
export function both(which, right, z, alpha, selu) {
  const sigmoid = 1 / (1 + Math.exp(-z)), tanh = Math.tanh(z), [density, below] = normal(z);
  const line = (/** @type {number} */ slope) => [slope * z, slope];
  const curve = (/** @type {number} */ height) => [height * Math.expm1(z), height * Math.exp(z)];
  return [
    () => [Number(right), 0], // step
    () => line(1), // identity
    () => [sigmoid, sigmoid * (1 - sigmoid)],
    () => [tanh, 1 - tanh * tanh],
    () => line(Number(right)), // ReLU
    () => line(right ? 1 : 0.01), // leaky ReLU
    () => line(right ? 1 : alpha), // PReLU
    () => right ? line(1) : curve(alpha), // ELU
    () => right ? line(selu.scale) : curve(selu.scale * selu.alpha),
    () => [Math.log1p(Math.exp(z)), sigmoid], // softplus
    () => [z * below, below + z * density], // GELU
    () => [z * sigmoid, sigmoid + z * sigmoid * (1 - sigmoid)], // SiLU
    () => line(right ? 1 : -alpha), // maxout of z and -alpha z
  ][which]();
}

/** Whether it has an alpha to choose. @param {number} which */
export const chosenAlpha = which => [6, 7, 12].includes(which);

/** At 0: whether f jumps, and whether f' does. @param {number} which @param {number} alpha @param {Selu} selu */
export function breaks(which, alpha, selu) {
  const [left, right] = [false, true].map(side => both(which, side, 0, alpha, selu));
  return left.map((value, k) => Math.abs(value - right[k]) > 1e-9);
}
