// The files of the runtime: fetched with their progress, verified, kept for the visit.

import { base, files } from "./manifest.js";

/**
 * @typedef {import("./manifest.js").Part} Part
 * @typedef {{url: string, body: ArrayBuffer | WebAssembly.Module | null}} Kept
 */

/** A file could not be had; the message says which and why. */
export class Failed extends Error {}

// Scripts come by `import` in the worker, and count when they have come.
const isScript = (/** @type {string} */ name) => name.endsWith(".mjs");

/** @type {Map<Part, Promise<Record<string, Kept>>>} */
const parts = new Map();
/** @type {Map<string, number>} */
const received = new Map();
/** @type {Set<(done: number, total: number) => void>} */
const listeners = new Set();

/**
 * The files of these parts, by name; fetched if they are not there.
 * @param {Part[]} names
 * @param {(done: number, total: number) => void} [progress] bytes of all that is being fetched
 * @returns {Promise<Record<Part, Record<string, Kept>>>} rejects with Failed; the next call tries again
 */
export async function part(names, progress) {
  const waits = names.some(name => !parts.has(name));
  for (const name of names) if (!parts.has(name)) {
    const coming = fetchPart(name);
    parts.set(name, coming);
    coming.catch(() => parts.delete(name));
  }
  if (progress) { listeners.add(progress); if (waits) tell(); }
  try {
    const found = await Promise.all(names.map(name => parts.get(name)));
    return /** @type {any} */ (Object.fromEntries(names.map((name, k) => [name, found[k]])));
  } finally {
    if (progress) listeners.delete(progress);
  }
}

/** @param {Part} wanted */
async function fetchPart(wanted) {
  const rows = Object.entries(files).filter(([, file]) => file.part === wanted);
  for (const [name] of rows) received.set(name, 0);
  const kept = await Promise.all(rows.map(async ([name, file]) => {
    const url = new URL(base + file.address, import.meta.url).href;
    const bytes = await fetchFile(name, url, file.bytes);
    await verify(name, bytes, file.sha256);
    if (isScript(name)) return [name, { url, body: null }];
    return [name, { url, body: name.endsWith(".wasm") ? await WebAssembly.compile(bytes) : bytes }];
  }));
  return Object.fromEntries(kept);
}

/** @param {string} name @param {string} url @param {number} size @returns {Promise<ArrayBuffer>} */
async function fetchFile(name, url, size) {
  const bytes = new Uint8Array(size);
  let done = 0;
  try {
    const answer = await fetch(url);
    if (!answer.ok || !answer.body) throw new Failed(`${name}: ${answer.status}`);
    const reader = answer.body.getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (done + chunk.value.length > size) throw new Failed(`${name}: more than ${size} bytes`);
      bytes.set(chunk.value, done);
      done += chunk.value.length;
      received.set(name, done);
      tell();
    }
  } catch (error) {
    throw error instanceof Failed ? error : new Failed(`${name}: ${/** @type {Error} */ (error).message}`);
  }
  if (done !== size) throw new Failed(`${name}: ${done} of ${size} bytes`);
  return bytes.buffer;
}

/** What came is what the site was built with. A page that did not come by https has no `subtle`. @param {string} name @param {ArrayBuffer} bytes @param {string} sha256 */
async function verify(name, bytes, sha256) {
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const got = [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("");
  if (got !== sha256) throw new Failed(`${name}: sha256 ${got}`);
}

function tell() {
  const names = [...received.keys()];
  const sum = (/** @type {(name: string) => number} */ of) => names.reduce((total, name) => total + of(name), 0);
  for (const listener of listeners) listener(sum(name => received.get(name) ?? 0), sum(name => files[name].bytes));
}
