// node tokens.mjs HIGHLIGHT PROGRAMS.json: the tokens of {name: source}, as docs/theme/scripts/highlight.js finds them.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { tokens } = await import(pathToFileURL(process.argv[2]));
const programs = JSON.parse(readFileSync(process.argv[3], "utf-8"));
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(programs).map(([name, source]) => [name, tokens(source)]))));
