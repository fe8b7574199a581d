// How one leaves: what was reached, and one word. What one answered comes with one's own document; each answer can be
// changed until the end, and what waits here goes before what the server knows.

import { entries, onOutbox } from "./session/outbox.js";
import { notify, onSubmit, send } from "./session/forms.js";

let own = { reached: {}, word: "" };
let typing = false; // from the first letter until the word was sent

function pending(name) {
  return entries().find((entry) => entry.key === name && !entry.refused);
}

function key(goal) {
  return "goal:" + goal;
}

function show() {
  document.querySelectorAll("form[data-reached]").forEach((form) => {
    const waiting = pending(key(form.dataset.reached));
    const level = waiting ? waiting.data.level : own.reached[form.dataset.reached];
    form.querySelectorAll('input[type="radio"]').forEach((radio) => {
      radio.checked = radio.value === level;
    });
  });
  const field = document.getElementById("last-word");
  if (!field || typing) return;
  const waiting = pending("last-word");
  const word = waiting ? waiting.data.word : own.word;
  if (field.value !== word) field.value = word;
}

/** Take over what the server knows this person answered: `{goodbye: {reached, word}}`. */
export function showGoodbye(mine) {
  own = mine.goodbye || own;
  show();
}

function leave(form, wish) {
  if (wish.name === "AnswerGoal") return { key: key(wish.data.goal), about: { quiet: true } };
  if (wish.name !== "LeaveWord") return undefined;
  typing = false;
  return { key: "last-word", about: { quiet: true } };
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || (entry.name !== "AnswerGoal" && entry.name !== "LeaveWord")) return;
  if (happening.what === "stored" && entry.name === "AnswerGoal") own.reached[entry.data.goal] = entry.data.level;
  if (happening.what === "stored" && entry.name === "LeaveWord") own.word = entry.data.word;
  if (happening.what === "refused") notify((happening.value && happening.value.message) || "");
  show();
}

/** Start: a goal is answered by one tap. */
export function keepGoodbye() {
  onSubmit(leave);
  onOutbox(hear);
  document.addEventListener("change", (event) => {
    const form = event.target.closest && event.target.closest("form[data-reached]");
    if (form && event.target.type === "radio") send(form);
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "last-word") typing = true;
  });
  document.addEventListener("oogst:patched", show);
  show();
}
