// Runs programs under Pyodide in Node, as the worker of a page runs them: node run_in_node.mjs PROGRAMS.json
// The file holds {folder, lock, archives, harness, programs: {name: source}}; prints {name: {out, result, seconds}}.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Of an error, its message: Node would show the line of it, and Pyodide is one line of a megabyte.
process.on("uncaughtException", error => { process.stderr.write(`${error?.message ?? error}\n`, () => process.exit(1)); });

const { folder, lock, archives, harness, programs } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const packages = "/lib/python3.14/site-packages";
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/`, lockFileContents: lock });
for (const archive of archives) {
  const kind = archive.endsWith(".whl") ? "wheel" : "zip";
  python.unpackArchive(new Uint8Array(readFileSync(`${folder}/${archive}`)), kind, { extractDir: packages });
}
python.FS.writeFile(`${packages}/in_browser.py`, new Uint8Array(readFileSync(harness)));
python.runPython("import importlib; importlib.invalidate_caches(); import in_browser; in_browser.MOST_FIGURES = 0; in_browser.ready_to_draw()");
const run = python.pyimport("in_browser").run_json;

const results = {};
for (const [name, source] of Object.entries(programs)) {
  const began = performance.now();
  let out = "";
  const send = (kind, text) => { if (kind === "out" || kind === "err") out += text; };
  const result = JSON.parse(run(source, "en", send, "[]"));
  results[name] = { out, result, seconds: (performance.now() - began) / 1000 };
}
process.stdout.write(JSON.stringify(results));
