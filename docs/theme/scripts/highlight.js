// Python as spans of the classes that Pygments gives it when the site is built: an edited program keeps its colors.

const KEYWORDS = "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield";
const CONSTANTS = "True False None";
const BUILTINS = "abs aiter all any anext ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip";

/** @type {Map<string, string>} */
const WORDS = new Map([
  ...KEYWORDS.split(" ").map(word => /** @type {[string, string]} */ ([word, "k"])),
  ...CONSTANTS.split(" ").map(word => /** @type {[string, string]} */ ([word, "kc"])),
  ...BUILTINS.split(" ").map(word => /** @type {[string, string]} */ ([word, "nb"])),
  ...["and", "in", "is", "not", "or"].map(word => /** @type {[string, string]} */ ([word, "ow"])),
]);

const EXCEPTION = /^(?:[A-Z]\w*(?:Error|Warning)|(?:Base)?Exception(?:Group)?|KeyboardInterrupt|SystemExit|StopIteration|StopAsyncIteration|GeneratorExit)$/;

const TOKEN = new RegExp([
  /(?<comment>#.*)/,
  /(?<long>(?:\b[rRbBuUfF]{1,2})?(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)))/,
  /(?<short>(?:\b[rRbBuUfF]{1,2})?(?:"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?))/,
  /(?<float>(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?j?|\d[\d_]*[eE][-+]?\d+j?)/,
  /(?<integer>0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*j?)/,
  /(?<word>[\p{L}_][\p{L}\p{N}_]*)/u,
  /(?<punctuation>[()[\]{},;:](?!=))/,
  /(?<operator>[-+*/%@&|^~<>=!:.]+)/,
].map(part => part.source).join("|"), "gu");

/**
 * The source as text and spans.
 * @param {string} source
 * @returns {[string, string][]} text and class ("" for none), in order; the texts joined are the source
 */
export function tokens(source) {
  /** @type {[string, string][]} */
  const found = [];
  let end = 0, before = "", modules = false; // after `import` and `from`, names are those of modules
  const add = (/** @type {string} */ text, /** @type {string} */ kind) => { if (text) found.push([text, kind]); };
  for (const match of source.matchAll(TOKEN)) {
    const { comment, long, short, float, integer, word, punctuation } = match.groups ?? {};
    const text = match[0], gap = source.slice(end, match.index);
    if (gap.includes("\n")) { before = ""; modules = false; }
    add(gap, "");
    add(text, comment ? "c1" : long ?? short ? "s2" : float ? "mf" : integer ? "mi" : word ? kindOf(word) : punctuation ? "p" : modules && text === "." ? "nn" : "o");
    if (word === "from" || word === "import") modules = before !== "from";
    if (!comment) before = word === "import" && before ? "" : word === "from" ? "from" : before === "from" ? "from" : text;
    end = match.index + text.length;
  }
  add(source.slice(end), "");
  return found;

  /** @param {string} word */
  function kindOf(word) {
    if (modules && !WORDS.has(word)) return "nn";
    if (before === ".") return "n";
    if (before === "def") return "nf";
    if (before === "class") return "nc";
    return WORDS.get(word) ?? (EXCEPTION.test(word) ? "ne" : "n");
  }
}

/** @param {string} source @returns {DocumentFragment} */
export function highlighted(source) {
  const out = new DocumentFragment();
  for (const [text, kind] of tokens(source)) {
    if (!kind || kind === "n") out.append(text);
    else {
      const span = document.createElement("span");
      span.className = kind;
      span.textContent = text;
      out.append(span);
    }
  }
  return out;
}
