// Which exercises a reader has tried and solved. It is kept in this browser alone, for all languages of the site.

import words, { topics } from "./exercise-words.js";
import { fill } from "./text.js";

/** @typedef {"solved" | "tried"} State */

const KEY = "nnref.exercises";
let memory = "{}"; // where the browser keeps nothing

/** @returns {Record<string, State>} */
function all() {
  let text = memory;
  try { text = localStorage.getItem(KEY) ?? "{}"; } catch { /* forbidden */ }
  try { return Object(JSON.parse(text)); } catch { return {}; }
}

/** @param {Record<string, State>} states */
function keep(states) {
  memory = JSON.stringify(states);
  try { localStorage.setItem(KEY, memory); } catch { /* forbidden, or full */ }
  document.dispatchEvent(new Event("nn-progress"));
}

// Another page of the site has changed it.
addEventListener("storage", event => { if (event.key === KEY || event.key === null) document.dispatchEvent(new Event("nn-progress")); });

/** Tell a part of the page of each change, as long as it is there. @param {Node} part @param {() => void} update */
export function follow(part, update) {
  const changed = () => {
    if (part.isConnected) update();
    else document.removeEventListener("nn-progress", changed);
  };
  document.addEventListener("nn-progress", changed);
  update();
}

/** @param {string} name topic/exercise @returns {State | undefined} */
export function state(name) {
  const found = all()[name];
  return found === "solved" || found === "tried" ? found : undefined;
}

/** What is solved stays solved. @param {string} name @param {State} now */
export function record(name, now) {
  const states = all();
  if (states[name] !== "solved") states[name] = now;
  keep(states);
}

/** A line on one topic, or lines on all of them. @param {HTMLElement} place `.nn-progress` or `.nn-overview` */
export function show(place) {
  if (place.matches(".nn-progress")) return line(place, place.dataset.topic ?? "", words.progress);
  for (const topic of Object.keys(topics)) {
    const row = document.createElement("p");
    row.className = "nn-progress";
    place.append(row);
    line(row, topic, words.progress_of);
  }
}

/** @param {HTMLElement} place @param {string} topic @param {string} template */
function line(place, topic, template) {
  const { title, exercises } = topics[topic] ?? { title: topic, exercises: [] };
  const names = exercises.map(name => `${topic}/${name}`);
  const text = document.createElement("span");
  text.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nn-button";
  /** @type {[string, State][]} */
  let erased = [];

  const update = () => {
    const known = names.filter(name => state(name));
    const solved = known.filter(name => state(name) === "solved").length;
    if (known.length) erased = [];
    text.textContent = fill(template, { title, solved, total: names.length });
    button.textContent = erased.length ? words.undo : words.erase;
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    button.hidden = !known.length && !erased.length;
  };
  button.addEventListener("click", () => {
    const states = all();
    if (erased.length) {
      Object.assign(states, Object.fromEntries(erased));
      erased = [];
    } else {
      erased = names.filter(name => state(name)).map(name => [name, states[name]]);
      for (const [name] of erased) delete states[name];
    }
    keep(states);
  });
  place.replaceChildren(text, " ", button);
  follow(place, update);
}
