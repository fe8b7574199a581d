// Giving dots: + and − per text, within the budget. How many one gave is personal: it comes with one's own document,
// and what still lies in the outbox counts as given.

import { entries, onOutbox, put } from "./session/outbox.js";
import { notify } from "./session/forms.js";

let own = {};

function key(id) {
  return "dots:" + id;
}

/** How many dots lie on this text: what waits here goes before what the server knows. */
function givenTo(id) {
  const waiting = entries().filter((entry) => entry.key === key(id) && !entry.refused);
  return waiting.length ? waiting[waiting.length - 1].data.n : own[id] || 0;
}

function forms(section) {
  return Array.from(section.querySelectorAll("form[data-dots]"));
}

function leftIn(section) {
  const budget = Number(section.dataset.dotsBudget);
  return forms(section).reduce((left, form) => left - givenTo(form.dataset.dots), budget);
}

function light(holder, n) {
  Array.from(holder.querySelectorAll("[data-dot]")).forEach((dot, place) => {
    if (holder.hasAttribute("data-given")) dot.hidden = place >= n;
    else dot.toggleAttribute("data-spent", place >= n);
  });
}

function showIn(section) {
  const left = leftIn(section);
  forms(section).forEach((form) => {
    const n = givenTo(form.dataset.dots);
    light(form.querySelector("[data-given]"), n);
    form.querySelector("[data-count]").textContent = String(n);
    form.querySelector("[data-less]").disabled = n < 1;
    form.querySelector("[data-more-dots]").disabled = left < 1;
    form.parentElement.toggleAttribute("data-chosen", n > 0);
  });
  light(section.querySelector(".dots-left"), Math.max(0, left));
  const said = section.querySelector("[data-dots-left]");
  const untouched = left === Number(section.dataset.dotsBudget) && !said.dataset.touched;
  const words = left < 1 ? said.dataset.textNone : said.dataset.textLeft.replace("{n}", String(left));
  if (untouched || said.textContent === words) return;
  said.dataset.touched = "yes";
  said.textContent = words;
}

function show() {
  document.querySelectorAll("[data-dots-budget]").forEach(showIn);
}

/** Take over what the server knows this person gave: `{dots: {contribution: n}}`. */
export function showDots(mine) {
  own = mine.dots || {};
  show();
}

function change(form, step) {
  const section = form.closest("[data-dots-budget]");
  const n = givenTo(form.dataset.dots) + step;
  if (n < 0 || (step > 0 && leftIn(section) < 1)) return;
  const id = form.dataset.dots;
  put("PlaceDots", { contribution: id, n: n }, { key: key(id), about: { quiet: true } });
  show();
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || entry.name !== "PlaceDots") return;
  if (happening.what === "stored") {
    own[entry.data.contribution] = entry.data.n;
    notify("");
  }
  show();
}

/** Start: one tap gives or takes a dot. */
export function keepDots() {
  onOutbox(hear);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-less], [data-more-dots]");
    if (button) change(button.form, button.hasAttribute("data-less") ? -1 : 1);
  });
  document.addEventListener("oogst:patched", show);
  show();
}
