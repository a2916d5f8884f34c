// Runs in the worker. Python starts from the files that the page hands over; then programs come, one at a time.

/** @type {any} */
let python;
/** @type {any} */
let harness;

const PACKAGES = "/lib/python3.14/site-packages";
const LARGEST = 1 << 30; // bytes of memory: a program that asks for more gets a MemoryError, and the page lives on

/** @param {string} kind @param {any} [rest] */
const tell = (kind, rest = {}) => postMessage({ kind, ...rest });

self.onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await start(data);
    else execute(data);
  } catch (error) {
    tell("died", { text: String(error) });
  }
};

/** @param {{pyodide: string, lock: string, files: Record<string, {url: string, body: any}>}} given */
async function start({ pyodide, lock, files }) {
  limitMemory();
  const at = pyodide.slice(0, pyodide.lastIndexOf("/") + 1);
  // Pyodide asks for its files by address; they are here.
  /** @type {WebAssembly.Module} */
  const module = files["pyodide.asm.wasm"].body;
  self.fetch = async address => {
    const name = String(address).split("/").pop() ?? "";
    return new Response(name.endsWith(".wasm") ? new Uint8Array() : files[name].body, { headers: { "Content-Type": "application/wasm" } });
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  const { loadPyodide } = await import(pyodide);
  python = await loadPyodide({ indexURL: at, lockFileContents: lock, jsglobals: reachable() });
  for (const [name, { body }] of Object.entries(files))
    if (name.endsWith(".whl")) python.unpackArchive(body, "wheel", { extractDir: PACKAGES });
  python.FS.writeFile(`${PACKAGES}/in_browser.py`, new Uint8Array(files["in_browser.py"].body));
  python.runPython("import importlib; importlib.invalidate_caches(); import numpy");
  harness = python.pyimport("in_browser");
  closeDoors();
  tell("ready");
}

/** @param {{source: string, language: string, checks: object[], figures?: Record<string, {body: any}>}} given */
function execute({ source, language, checks, figures }) {
  if (figures) {
    for (const [name, { body }] of Object.entries(figures)) python.unpackArchive(body, name.endsWith(".whl") ? "wheel" : "zip", { extractDir: PACKAGES });
    harness.ready_to_draw();
  }
  const send = (/** @type {string} */ kind, /** @type {string} */ text) => tell(kind, { text });
  const result = harness.run_json(source, language, send, JSON.stringify(checks));
  tell("done", { result: JSON.parse(result) });
}

/** What `import js` gives in Python: what Python itself needs, and nothing of the page or the network. */
function reachable() {
  return { Object, Array, Promise, Error, Uint8Array, setTimeout: self.setTimeout.bind(self), clearTimeout: self.clearTimeout.bind(self) };
}

function limitMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > LARGEST) throw new RangeError("more memory than a program may have");
    return grow.call(this, pages);
  };
}

/** Against accidents. What keeps other hosts out of reach is the policy of the page, which binds this worker. */
function closeDoors() {
  const names = ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "indexedDB", "caches", "BroadcastChannel", "Worker", "importScripts"];
  for (const name of names) Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
}
