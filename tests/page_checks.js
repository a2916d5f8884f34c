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

  // The path of tags and classes to an element, without the tags of a formula: the same path has the same colors.
  const pathTo = element => {
    let path = "";
    for (let box = element; box !== document.body; box = box.parentElement) {
      const tag = box instanceof MathMLElement && !["math", "mtext"].includes(box.localName) ? "" : box.localName;
      const dress = `${tag}.${box.className}${box.getAttribute("style") ?? ""}${box.getAttribute("mathcolor") ?? ""}`;
      if (dress !== ".") path += `>${dress}`;
    }
    return path;
  };

  // Marks one element for each way in which text is dressed, on all pages of a language that have the same styles. What
  // is `known` from another page is left out.
  const pick = known => {
    const seen = new Map(), old = new Set(known);
    const styles = dressing();
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg") || ![...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())) continue;
      const path = styles + pathTo(element);
      const first = element.checkVisibility() && !seen.has(path) && !old.has(path);
      if (first) seen.set(path, element);
      element.toggleAttribute("data-picked", first);
    }
    return [...seen.keys()];
  };
  const ofColor = {"color-contrast": "[data-picked]", "link-in-text-block": "a[href][data-picked]"};

  const dressing = () => [document.documentElement.lang, ...[...document.querySelectorAll("link[rel=stylesheet], style")].map(e => e.href ?? e.textContent)].join();

  return {
    // The kinds of parts that a reader sees first, at this width, and the scripts of the page: what can move, and what moves it.
    top() {
      const seen = [...document.body.querySelectorAll("*")].filter(e => !e.closest("svg *, math *, pre *") && e.checkVisibility() && e.getBoundingClientRect().top < innerHeight);
      const scripts = [...document.scripts].filter(e => !/json/.test(e.type)).map(e => e.src || e.textContent);
      return [...new Set([dressing(), ...scripts, ...seen.map(pathTo)])];
    },

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

    // axe looks at the name and the place of a figure or formula, and their thousands of parts would take most of its
    // time, as would those of programs. Of formulas that are dressed alike the first is kept, and the others keep their
    // room; of the words of a program that are dressed alike the first is marked up, and the others are text.
    empty() {
      for (const program of document.querySelectorAll("pre")) {
        const dressed = new Set();
        for (const word of program.querySelectorAll("span")) {
          if (word.childElementCount || word.getAttributeNames().some(name => name !== "class")) continue;
          const path = pathTo(word);
          if (dressed.has(path)) word.replaceWith(word.textContent); else dressed.add(path);
        }
        program.normalize();
      }
      const kept = new Set(), others = [];
      for (const formula of document.querySelectorAll("math")) {
        const path = [formula, ...formula.querySelectorAll("[class], [style], [mathcolor], mtext")].map(pathTo).join();
        if (kept.has(path)) others.push([formula, formula.getBoundingClientRect()]); else kept.add(path);
      }
      for (const [formula, {width, height}] of others) {
        formula.replaceChildren();
        formula.style.cssText += `display: inline-block; width: ${width}px; height: ${height}px`;
      }
      for (const figure of document.querySelectorAll("figure:not(.nn-moving) svg")) figure.replaceChildren(); // a script needs its parts
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
      return [...document.querySelectorAll("article figure svg:not([aria-hidden=true]), article img")]
        .filter(e => !(e.localName === "img" ? e.alt : e.getAttribute("role") === "img" && (e.ariaLabel || e.getAttribute("aria-labelledby"))))
        .map(e => `${named(e.closest("figure") ?? e)} has a picture without a text for it`);
    },

    picked: known => pick(known).length > 0,

    // What the rules of axe say of the page, those of color only of what `pick` picks; and what it picked.
    async axe(options, known) {
      await drawn();
      const picked = pick(known);
      if (!picked.length && options.runOnly?.every(rule => rule in ofColor)) return [[], []];
      axe.configure({rules: Object.entries(ofColor).map(([id, selector]) => ({id, selector}))});
      const {violations} = await axe.run(document, {resultTypes: ["violations"], performanceTimer: false, ...options});
      const wrong = (v, n) => v.id !== "empty-table-header" || !document.querySelector(n.target[0])?.querySelector("math"); // axe does not hear formulas
      const said = violations.flatMap(v => v.nodes.filter(n => wrong(v, n)).map(n => {
        const why = [...n.any, ...n.all, ...n.none].map(check => check.message)[0] ?? "";
        return `${v.id}: ${v.help} (${n.html.replace(/\s+/g, " ").slice(0, 120)}; ${why})`;
      }));
      return [said, picked];
    },
  };
})();
