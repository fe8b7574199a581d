// Testing ideas against goals: one idea at a time, every tap is sent at once. What one judged oneself is personal: it
// comes with one's own document, and what still lies in the outbox goes before it.

import { entries, onOutbox, put } from "./session/outbox.js";
import { notify, onSubmit } from "./session/forms.js";
import * as storage from "./session/storage.js";

const START = "rate-start"; // where this phone begins: everybody somewhere else, so that no idea is forgotten
let own = {};
let now = ""; // the idea on screen

function section() {
  return document.querySelector("[data-rate]");
}

function list() {
  return document.querySelector("[data-rate-idea]");
}

function key(idea, goal) {
  return "rate:" + idea + ":" + goal;
}

function given(idea, goal) {
  const waiting = entries().filter((entry) => entry.key === key(idea, goal) && !entry.refused);
  if (waiting.length) return waiting[waiting.length - 1].data.value;
  return own[idea] ? own[idea][goal] : undefined;
}

function goals() {
  return Array.from(document.querySelectorAll("[data-rate-goal]")).map((place) => place.dataset.rateGoal);
}

function ideas() {
  const found = Array.from(list().options).map((option) => option.value);
  let start = Number(storage.read(START));
  if (!(start >= 0 && start < 1) || storage.read(START) === null) {
    start = Math.random();
    storage.write(START, start);
  }
  const cut = Math.floor(start * found.length);
  return found.slice(cut).concat(found.slice(0, cut));
}

function isDone(idea) {
  return goals().every((goal) => given(idea, goal) !== undefined);
}

function check() {
  document.querySelectorAll("[data-rate-goal]").forEach((place) => {
    const value = given(now, place.dataset.rateGoal);
    place.querySelectorAll("input").forEach((radio) => {
      radio.checked = value !== undefined && Number(radio.value) === value;
    });
  });
}

function show() {
  const place = section();
  if (!place) return;
  const all = ideas();
  if (all.indexOf(now) < 0) now = all.find((idea) => !isDone(idea)) || all[0];
  list().value = now;
  const words = place.querySelector("[data-rate-words]");
  const text = list().selectedOptions[0].textContent;
  if (words.textContent !== text) words.textContent = text;
  words.hidden = false;
  place.querySelector("[data-rate-steps]").hidden = false;
  place.querySelector('[data-rate-step="-1"]').disabled = all.indexOf(now) === 0;
  const next = place.querySelector('[data-rate-step="1"]');
  next.querySelector("[data-words]").textContent = isDone(now) ? next.dataset.textNext : next.dataset.textSkip;
  const done = all.filter(isDone).length;
  const progress = place.querySelector("[data-rate-progress]");
  progress.textContent = progress.dataset.text.replace("{n}", done).replace("{of}", all.length);
  place.querySelector("[data-rate-ready]").hidden = done < all.length;
  check();
}

/** The next idea that is not done yet, counting round; else simply the next. */
function step(by) {
  const all = ideas();
  const here = all.indexOf(now);
  if (by < 0) {
    now = all[Math.max(0, here - 1)];
  } else {
    const ahead = all.slice(here + 1).concat(all.slice(0, here));
    now = ahead.find((idea) => !isDone(idea)) || ahead[0] || now;
  }
  show();
  section().scrollIntoView();
}

function rate(radio) {
  const goal = radio.closest("[data-rate-goal]").dataset.rateGoal;
  put("RateIdea", { contribution: now, goal: goal, value: Number(radio.value) }, { key: key(now, goal), about: { quiet: true } });
  show();
}

/** Take over what the server knows this person judged: `{ratings: {idea: {goal: value}}}`. */
export function showRatings(mine) {
  own = mine.ratings || {};
  show();
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || entry.name !== "RateIdea") return;
  if (happening.what === "stored") {
    own[entry.data.contribution] = Object.assign({}, own[entry.data.contribution]);
    own[entry.data.contribution][entry.data.goal] = entry.data.value;
    show();
  }
  if (happening.what === "refused") {
    show();
    notify((happening.value && happening.value.message) || "");
  }
}

/** Start: one tap judges, and the buttons walk through the ideas. */
export function keepRating() {
  onSubmit((form) => (form.hasAttribute("data-rate-form") ? false : undefined)); // every tap was sent already
  onOutbox(hear);
  document.addEventListener("change", (event) => {
    if (event.target.closest && event.target.closest("[data-rate-goal]")) rate(event.target);
    if (event.target.hasAttribute && event.target.hasAttribute("data-rate-idea")) {
      now = event.target.value;
      show();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-rate-step]");
    if (button) step(Number(button.dataset.rateStep));
  });
  document.addEventListener("oogst:patched", show);
  show();
}
