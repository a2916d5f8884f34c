// What a page does beyond its text. Each part comes when the page that is shown has something for it.

/**
 * @typedef {{enhance: (found: HTMLElement[]) => void}} Part
 * @type {{selector: string, load: () => Promise<Part>, waits?: boolean}[]} waits: until it is nearly in sight
 */
const parts = [
  { selector: ".md-typeset:not(:has(> .nn-note)) .run.highlight", load: () => import("./bar.js") }, // with a note, programs cannot run
  { selector: ".nn-moving", load: () => import("./moving/moving.js") },
  { selector: ".exercise, .nn-progress, .nn-overview", load: () => import("./exercises.js"), waits: true },
];

/** @type {IntersectionObserver | undefined} */
let waiting;

// A page that is only opened asks for nothing of what waits: that begins when the reader moves.
const MOVES = ["pointermove", "pointerdown", "keydown", "scroll", "focusin"];
const moved = new Promise(resolve => {
  if (location.hash || scrollY) resolve(undefined);
  for (const type of MOVES) addEventListener(type, resolve, { capture: true, once: true, passive: true });
});

// After the first page, and after every page that instant navigation shows.
document$.subscribe(() => {
  waiting?.disconnect();
  waiting = new IntersectionObserver(seen, { rootMargin: "100%" });
  for (const { selector, load, waits } of parts) {
    const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
    if (waits) for (const element of found) waiting.observe(element);
    else if (found.length) load().then(part => part.enhance(found));
  }
});

/** @param {IntersectionObserverEntry[]} entries */
function seen(entries) {
  for (const { selector, load, waits } of parts) {
    const near = entries.filter(entry => entry.isIntersecting && entry.target.matches(selector));
    if (!waits || !near.length) continue;
    const found = /** @type {HTMLElement[]} */ (near.map(entry => entry.target));
    for (const element of found) waiting?.unobserve(element);
    moved.then(load).then(part => part.enhance(found));
  }
}
