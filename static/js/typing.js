// What somebody types beside the main box (an answer, what is missing, their own text anew) is kept at every stroke too:
// it survives a reload, and a phone that lets go of its tabs. The main box has more to remember: draft.js.

import * as storage from "./session/storage.js";

const KEY = "typed"; // {id of the field: what is in it}, the oldest first
const MOST = 40; // fields

function isOurs(field) {
  return Boolean(field.matches && field.matches("form[data-command]:not([data-compose]) textarea[id]"));
}

function save(field) {
  const kept = storage.read(KEY) || {};
  delete kept[field.id];
  if (field.value.trim() && field.value !== field.defaultValue) kept[field.id] = field.value;
  const names = Object.keys(kept);
  names.slice(0, Math.max(0, names.length - MOST)).forEach((name) => delete kept[name]);
  if (names.length) storage.write(KEY, kept);
  else storage.forget(KEY);
}

/** It is in the outbox now. */
function letGo(form) {
  const kept = storage.read(KEY);
  if (!kept) return;
  Array.from(form.querySelectorAll("textarea[id]")).forEach((field) => delete kept[field.id]);
  if (Object.keys(kept).length) storage.write(KEY, kept);
  else storage.forget(KEY);
}

/** Put it back where its field is (again) and nobody wrote anything else in it; what it was folded in opens. */
function restore() {
  const kept = storage.read(KEY);
  if (!kept) return;
  Object.keys(kept).forEach((id) => {
    const field = document.getElementById(id);
    if (!field || !isOurs(field) || field === document.activeElement || field.value !== field.defaultValue) return;
    field.value = kept[id];
    for (let holder = field.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
  });
}

/** Start. Before what reads these fields. */
export function keepTyping() {
  document.addEventListener("input", (event) => {
    if (isOurs(event.target)) save(event.target);
  });
  document.addEventListener("oogst:sent", (event) => letGo(event.target));
  document.addEventListener("oogst:patched", restore);
  restore();
}
