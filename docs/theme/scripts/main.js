// What a page does beyond its text. Each part comes when the page that is shown has something for it.

/** @type {[string, () => Promise<{enhance: (found: HTMLElement[]) => void}>][]} */
const parts = [
  [".md-typeset:not(:has(> .nn-note)) .run.highlight", () => import("./bar.js")], // with a note, programs cannot run
  [".nn-moving", () => import("./moving/moving.js")],
];

// After the first page, and after every page that instant navigation shows.
document$.subscribe(() => {
  for (const [selector, load] of parts) {
    const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
    if (found.length) load().then(part => part.enhance(found));
  }
});
