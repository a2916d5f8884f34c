// What is asked of the figures on a page, inside the browser: contrast, and letters that can be read.
window.figureChecks = (() => {
  const SMALL = 24; // pixels: a mark no larger than this is not what others are seen on
  const parse = color => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return {rgb: [r, g, b], a};
  };
  const over = (top, below) => below.map((part, k) => top.a * top.rgb[k] + (1 - top.a) * part);
  const luminance = rgb => {
    const [r, g, b] = rgb.map(part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, two) => {
    const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const drawings = () => [...document.querySelectorAll("figure.nn-figure > svg, .nn-plane > svg")];
  const named = svg => (svg.getAttribute("aria-label") ?? "a figure without a name").slice(0, 60);
  const shapeOf = element => element.localName === "use" ? document.getElementById(element.getAttribute("xlink:href").slice(1)) : element;
  const isWord = element => element.localName === "text"; // matplotlib draws letters, figures that move write words
  const isLetter = element => isWord(element) || element.localName === "use" && /^scale\(0\.0/.test(shapeOf(element).getAttribute("transform") ?? "");

  const once = (kept, key, make) => kept.has(key) ? kept.get(key) : kept.set(key, make(key)).get(key);
  const opacities = new WeakMap(), outlines = new Map(); // letters and marks come again and again
  const opacity = element => element instanceof SVGElement
    ? once(opacities, element, () => getComputedStyle(element).opacity * opacity(element.parentElement)) : 1;
  const POINTS = 24;
  const outlineOf = shape => once(outlines, shape.getAttribute("d") ?? shape, () => {
    if (isWord(shape)) {
      const {x, y, width, height} = shape.getBBox();
      return Array.from({length: POINTS}, (_, k) => new DOMPoint(x + width * (k % 6) / 5, y + height * Math.floor(k / 6) / 3));
    }
    const length = shape.getTotalLength();
    return Array.from({length: length ? POINTS : 0}, (_, k) => DOMPoint.fromPoint(shape.getPointAtLength(length * (k + 0.5) / POINTS)));
  });
  // Whether a point of the window is inside of what the element is cut to.
  const cutTo = element => {
    const cut = element.closest("[clip-path]");
    if (!cut) return () => true;
    const {x, y, width, height} = document.getElementById(cut.getAttribute("clip-path").match(/#([^)"]+)/)[1]).firstElementChild;
    const inverse = cut.getScreenCTM().inverse();
    return point => {
      const at = point.matrixTransform(inverse);
      return at.x >= x.baseVal.value && at.x <= x.baseVal.value + width.baseVal.value && at.y >= y.baseVal.value && at.y <= y.baseVal.value + height.baseVal.value;
    };
  };

  // One thing that is painted: its outline, the way from there to the window, its colors.
  const item = element => {
    const shape = shapeOf(element), style = getComputedStyle(element), letter = isLetter(element);
    const ink = name => {
      if (style[name] === "none" || (name === "stroke" && (letter || !parseFloat(style.strokeWidth)))) return null;
      const {rgb, a} = parse(style[name]), all = a * style[`${name}Opacity`] * opacity(element);
      return all ? {rgb, a: all} : null;
    };
    let matrix = DOMMatrix.fromMatrix(element.getScreenCTM());
    if (shape !== element) matrix = matrix.translate(element.x.baseVal.value, element.y.baseVal.value).multiply(new DOMMatrix(getComputedStyle(shape).transform));
    const outline = outlineOf(shape).map(point => point.matrixTransform(matrix)), shown = cutTo(element);
    const [xs, ys] = [outline.map(p => p.x), outline.map(p => p.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    return {
      shape, letter, shown, fill: ink("fill"), stroke: ink("stroke"), inverse: matrix.inverse(), outline: outline.filter(shown),
      small: right - left <= SMALL && bottom - top <= SMALL, apart: other => other.left > right || other.right < left || other.top > bottom || other.bottom < top,
      left, right, top, bottom,
    };
  };
  // Of what is in a group that is not shown, Chromium says that it is visible; but it has no box.
  const painted = svg => [...svg.querySelectorAll("path, rect, circle, ellipse, polygon, polyline, line, use, text")]
    .filter(e => !e.closest("defs, clipPath") && e.checkVisibility() && e.getClientRects().length).map(item).filter(({outline}) => outline.length); // a space draws nothing

  // What is seen at a point of the window: the paper, and on it all areas there, from the lowest up.
  const ground = (areas, paper, point) => areas.reduce((color, {shape, inverse, fill, shown}) =>
    shown(point) && shape.isPointInFill(point.matrixTransform(inverse)) ? over(fill, color) : color, paper);

  // Contrast along the outline, the palest third left out for a line: it may cross what has its color, as the shaft
  // of an arrow does below its head. A letter counts where it is palest.
  const seen = (outline, ink, areas, paper, letter) => {
    const found = outline.map(point => {
      const below = ground(areas, paper, point);
      return contrast(over(ink, below), below);
    }).sort((a, b) => a - b);
    return found[letter ? 0 : Math.floor(found.length / 3)];
  };

  return {
    // Text 4.5, lines and areas 3. Decoration is what has the color of the grid, and an area that is a wash
    // (drawn with alpha), has the color of paper, or has a line around it, which is looked at instead.
    contrast(grid) {
      const wrong = drawings().flatMap(svg => [...svg.querySelectorAll("image, pattern, linearGradient, radialGradient")].map(e => `<${e.localName}> is not looked into: ${named(svg)}`));
      const decoration = parse(grid).rgb.join(), paper = parse(getComputedStyle(document.body).backgroundColor).rgb;
      for (const svg of drawings().filter(e => !e.querySelector("image, pattern, linearGradient, radialGradient"))) {
        const areas = [];
        for (const {letter, fill, stroke, outline, ...rest} of painted(svg)) {
          const wash = !fill || fill.a < 1 || stroke || fill.rgb.join() === paper.join();
          const below = areas.filter(area => !area.apart(rest)), large = below.filter(area => !area.small);
          for (const [kind, ink, least, lower] of letter ? [["text", fill, 4.5, below]] : [["line", stroke, 3, large], ["area", wash ? null : fill, 3, large]]) {
            if (!ink || (!letter && ink.rgb.join() === decoration)) continue;
            const found = seen(outline, ink, lower, paper, letter);
            if (found < least - 0.005) wrong.push(`${kind} of rgb(${ink.rgb}), alpha ${+ink.a.toFixed(2)}, has a contrast of ${found.toFixed(2)}, less than ${least}: ${named(svg)}`);
          }
          if (fill && !letter) areas.push({fill, ...rest});
        }
      }
      return [...new Set(wrong)];
    },

    // Letters below so many pixels of the window. A script of a formula is as large as its line.
    small(least) {
      return drawings().filter(svg => svg.checkVisibility()).flatMap(svg => {
        const sizes = [...svg.querySelectorAll("use, text")].filter(e => isLetter(e) && !/scale/.test(e.getAttribute("transform") ?? ""))
          .map(e => {
            const {a, b} = e.getScreenCTM();
            return (isWord(e) ? parseFloat(getComputedStyle(e).fontSize) : 100) * Math.hypot(a, b);
          });
        const smallest = Math.min(...sizes);
        return smallest < least ? [`letters of ${smallest.toFixed(1)} pixels, less than ${least}, in a figure: ${named(svg)}`] : [];
      });
    },
  };
})();
