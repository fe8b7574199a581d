// A field that finds: rows of the list it names stay when they hold what was typed; the rest waits out of sight.

import { holds, wordsIn } from "./texts.js";

function find(field) {
  const list = document.getElementById(field.dataset.find);
  if (!list) return;
  const words = wordsIn(field);
  Array.from(list.querySelectorAll("[data-found]")).forEach((row) => {
    row.hidden = !holds(row.dataset.found, words);
  });
}

function findAll() {
  document.querySelectorAll("[data-find]").forEach(find);
}

/** Start: every field with `data-find` narrows its list, also after the list was renewed. */
export function keepFinding() {
  document.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.find) find(event.target);
  });
  document.addEventListener("oogst:patched", findAll);
}
