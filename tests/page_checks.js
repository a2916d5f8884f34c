// What the walk asks of a page, inside the browser. Each function answers with a list of sentences: what is wrong.
window.pageChecks = (() => {
  const named = element => {
    const part = element.nodeType === Node.ELEMENT_NODE ? element : element.parentElement;
    if (!part) return "a part that is gone";
    const name = part.localName + (part.id ? `#${part.id}` : "") + [...part.classList].map(c => `.${c}`).join("");
    return `<${name}> "${part.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  };
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const insideScroller = element => {
    for (let box = element.parentElement; box; box = box.parentElement) if (scrolls(box)) return true;
    return false;
  };
  const reading = () => [...document.querySelectorAll("main *, footer *")].filter(e => !e.closest("svg *, math *, nav, .md-sidebar, .md-top"));

  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));

  // One element for each way in which text is dressed: the same path of tags and classes has the same colors,
  // on all pages of a language that have the same styles. What is `known` from another page is left out.
  const dressed = known => {
    const seen = new Map(), old = new Set(known);
    const styles = [document.documentElement.lang, ...[...document.querySelectorAll("link[rel=stylesheet], style")].map(e => e.href ?? e.textContent)].join();
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg") || ![...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())) continue;
      let path = styles;
      for (let box = element; box !== document.body; box = box.parentElement) path += `>${box.localName}.${box.className}${box.getAttribute("style") ?? ""}`;
      if (element.checkVisibility() && !seen.has(path) && !old.has(path)) seen.set(path, element);
    }
    return seen;
  };

  return {
    // What has moved while the page loaded: fonts there, scripts run, all drawn.
    async moved() {
      await document.fonts.ready;
      await new Promise(done => setTimeout(done, 60));
      await drawn();
      const observer = new PerformanceObserver(() => {});
      observer.observe({type: "layout-shift", buffered: true});
      return observer.takeRecords().map(entry =>
        `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${entry.sources.map(s => s.node ? named(s.node) : "a part that is gone").join(", ")}`);
    },

    open() {
      for (const box of document.querySelectorAll("details")) box.open = true;
    },

    // With the button in the header, where there is one; the pages above the languages follow the reader's system.
    choose(scheme) {
      const name = scheme === "dark" ? "slate" : "default";
      if (document.body.dataset.mdColorScheme !== name) document.querySelector(`input[data-md-color-scheme=${name}]`)?.click();
    },

    // axe looks at a figure's name and place, and its thousands of lines would take most of axe's time.
    emptyFigures() {
      for (const figure of document.querySelectorAll("figure svg")) figure.replaceChildren();
    },

    // Nothing is wider than the window, and nothing that is cut off can only be guessed.
    fit() {
      const root = document.documentElement, wrong = [];
      if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} pixels wide in a window of ${root.clientWidth}`);
      for (const element of reading()) {
        const {width, height, left, right} = element.getBoundingClientRect(), style = getComputedStyle(element);
        if (width <= 1 || height <= 1 || style.visibility === "hidden") continue;
        if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
          wrong.push(`${named(element)} cuts off ${element.scrollWidth - element.clientWidth} pixels at its side`);
        if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && element.clientHeight)
          wrong.push(`${named(element)} cuts off ${element.scrollHeight - element.clientHeight} pixels at its foot`);
        if ((right > root.clientWidth + 1 || left < -1) && !insideScroller(element))
          wrong.push(`${named(element)} reaches from ${Math.round(left)} to ${Math.round(right)} in a window of ${root.clientWidth}`);
      }
      return wrong;
    },

    // Programs need no scrolling on a laptop.
    programs() {
      return [...document.querySelectorAll("article pre > code")].filter(e => e.scrollWidth > e.clientWidth)
        .map(e => `${named(e)} scrolls sideways`);
    },

    ids() {
      const seen = new Set(), wrong = [];
      for (const {id} of document.querySelectorAll("[id]")) seen.has(id) ? wrong.push(`the id ${id} stands twice`) : seen.add(id);
      return wrong;
    },

    // Pictures say what they show.
    names() {
      return [...document.querySelectorAll("article figure svg, article img")]
        .filter(e => !(e.localName === "img" ? e.alt : e.getAttribute("role") === "img" && (e.ariaLabel || e.getAttribute("aria-labelledby"))))
        .map(e => `${named(e.closest("figure") ?? e)} has a picture without a text for it`);
    },

    // What the rules of axe say of the whole page, or of what `dressed` picks, and what it picked.
    async axe(options, known) {
      await drawn();
      const picked = known && dressed(known);
      if (picked?.size === 0) return [[], []];
      const {violations} = await axe.run(picked ? {include: [...picked.values()]} : document, {resultTypes: ["violations"], performanceTimer: false, ...options});
      const wrong = (v, n) => v.id !== "empty-table-header" || !document.querySelector(n.target[0])?.querySelector("math"); // axe does not hear formulas
      const said = violations.flatMap(v => v.nodes.filter(n => wrong(v, n)).map(n => {
        const why = [...n.any, ...n.all, ...n.none].map(check => check.message)[0] ?? "";
        return `${v.id}: ${v.help} (${n.html.replace(/\s+/g, " ").slice(0, 120)}; ${why})`;
      }));
      return [said, [...picked?.keys() ?? []]];
    },
  };
})();
