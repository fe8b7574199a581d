// Theming on a phone: one card at a time, one tap says where it belongs, and the last tap can be taken back.

import { entries, onOutbox, put } from "./session/outbox.js";
import { notify, onSubmit } from "./session/forms.js";
import * as storage from "./session/storage.js";

const START = "theming-start"; // where this phone begins: everybody at another card, so that all are placed sooner
let now = ""; // the card on screen
let last = null; // what was placed last here: {cards, theme}
let wanted = ""; // what was taken back: it comes on screen again as soon as it is here
const skipped = [];

function section() {
  return document.querySelector("[data-theming]");
}

function waiting(card) {
  return entries().some((entry) => entry.key === "theming:" + card && !entry.refused);
}

function cards() {
  const list = document.querySelector("[data-theming-card]");
  const found = list ? Array.from(list.options).map((option) => option.value) : [];
  let start = Number(storage.read(START));
  if (!(start > 0 && start < 1)) {
    start = Math.random();
    storage.write(START, start);
  }
  const cut = Math.floor(start * found.length);
  return found
    .slice(cut)
    .concat(found.slice(0, cut))
    .filter((card) => !waiting(card));
}

function show() {
  const place = section();
  if (!place) return;
  const all = cards();
  if (all.indexOf(wanted) >= 0) {
    now = wanted;
    wanted = "";
  }
  if (all.indexOf(now) < 0) now = all.find((card) => skipped.indexOf(card) < 0) || all[0] || "";
  const list = place.querySelector("[data-theming-card]");
  if (list && now) {
    list.value = now;
    const words = place.querySelector("[data-theming-words]");
    const text = list.selectedOptions[0].textContent;
    if (words.textContent !== text) words.textContent = text;
    words.hidden = false;
    place.querySelector("[data-theming-steps]").hidden = all.length < 2;
  }
  const said = place.querySelector("[data-theming-last]");
  said.hidden = !last;
}

function tell(theme, words) {
  const said = document.querySelector("[data-theming-last]");
  last = { card: now, theme: theme };
  said.querySelector("[data-words]").textContent = said.dataset.text.replace("{theme}", words);
}

function placeIn(button) {
  if (!now) return;
  const card = now;
  tell(button.value, button.querySelector("bdi").textContent);
  put("MoveToTheme", { contributions: [card], theme: button.value }, { key: "theming:" + card, about: { quiet: true } });
  now = "";
  show();
}

function makeNew(form, wish) {
  if (!form.hasAttribute("data-theming-new")) return undefined;
  const title = (wish.data.title || "").trim();
  const card = now;
  if (card) tell("", title);
  put("MakeTheme", { title: title, contributions: card ? [card] : [] }, { key: card ? "theming:" + card : "", about: { quiet: true } });
  form.reset();
  now = "";
  show();
  return false;
}

function takeBack() {
  if (!last) return;
  put("MoveToTheme", { contributions: [last.card], theme: "" }, { key: "theming-back", about: { quiet: true } });
  wanted = last.card;
  last = null;
  show();
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || ["MoveToTheme", "MakeTheme"].indexOf(entry.name) < 0 || happening.what !== "refused") return;
  notify((happening.value && happening.value.message) || "");
  last = null;
  const field = document.getElementById("theming-title");
  if (entry.name === "MakeTheme" && field && !field.value) field.value = entry.data.title;
  show();
}

/** Start: one tap places a card and brings the next. */
export function keepTheming() {
  onSubmit((form) => (form.hasAttribute("data-theming-form") ? false : undefined)); // every tap was sent already
  onSubmit(makeNew);
  onSubmit((form) => (form.hasAttribute("data-theming-out") ? { about: { quiet: true } } : undefined));
  onOutbox(hear);
  document.addEventListener("change", (event) => {
    if (event.target.hasAttribute && event.target.hasAttribute("data-theming-card")) {
      now = event.target.value;
      show();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button || !section()) return;
    if (button.hasAttribute("data-theming-skip")) {
      const all = cards();
      skipped.push(now);
      now = all[(all.indexOf(now) + 1) % all.length] || "";
      show();
    }
    if (button.hasAttribute("data-theming-back")) takeBack();
    if (button.hasAttribute("data-theming-to")) {
      event.preventDefault(); // without JavaScript the button sends the form, with the card in the list
      placeIn(button);
    }
  });
  document.addEventListener("oogst:patched", show);
  show();
}
