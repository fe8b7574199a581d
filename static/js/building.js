// Building on what another group wrote at this table in an earlier round: the next text responds to that card.

import { forget, read, write } from "./session/storage.js";

const KEY = "building";

function group() {
  const form = document.querySelector("form[data-compose]");
  return form ? form.dataset.group || "" : "";
}

/** Give the card that the next text builds on, `{on, words, group}`, or null; one of another table does not count. */
export function builtOn() {
  const kept = read(KEY);
  return kept && kept.group === group() ? kept : null;
}

/** Forget it: the text was sent, or is to stand by itself. */
export function standAlone() {
  forget(KEY);
  show();
}

function show() {
  const strip = document.querySelector("[data-building]");
  if (!strip) return;
  const kept = builtOn();
  strip.hidden = !kept;
  const words = strip.querySelector("[data-words]");
  if (kept && words.textContent !== kept.words) words.textContent = kept.words;
}

/** Start: answer the buttons on cards, and show what the next text builds on. */
export function keepBuilding() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-build], [data-stand-alone]");
    if (!button) return;
    if (button.hasAttribute("data-build")) {
      const card = document.getElementById("card-" + button.dataset.build);
      write(KEY, { on: button.dataset.build, words: card ? card.textContent : "", group: group() });
      show();
    } else {
      standAlone();
    }
    const field = document.getElementById("text");
    if (field) field.focus();
  });
  document.addEventListener("oogst:patched", show);
  show();
}
