// Figures that move. Each gets its script when it comes near the window, or is turned to from the keyboard.

const DISTANCE = "500px";

/** @type {WeakSet<HTMLElement>} */
const started = new WeakSet();

/** @param {HTMLElement} figure */
async function begin(figure) {
  if (started.has(figure)) return;
  started.add(figure);
  const script = await import(`./${figure.dataset.moving}.js`);
  script.start(figure, JSON.parse(figure.dataset.numbers ?? ""));
  figure.dataset.ready = "";
}

/** @param {HTMLElement[]} figures */
export function enhance(figures) {
  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      begin(/** @type {HTMLElement} */ (target));
    }
  }, { rootMargin: DISTANCE });
  for (const figure of figures) {
    near.observe(figure);
    figure.addEventListener("focusin", () => begin(figure), { once: true });
  }
}
