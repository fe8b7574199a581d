// What somebody is typing, kept at every stroke: it survives a reload, a phase change and a phone that falls asleep.
// A draft: {id, text, kind, on, phase}: `id` becomes the command's id, `phase` is the one the screen showed at its start.

import { newId } from "./session/commands.js";
import { countOf, say } from "./session/forms.js";
import * as storage from "./session/storage.js";

const KEY = "draft";
const WARN_FROM = 800; // characters: before that a counter only distracts

const listeners = [];

function form() {
  return document.querySelector("form[data-compose]");
}

function field() {
  return document.getElementById("text");
}

function picked(name) {
  const box = form();
  if (!box) return "";
  const radio = box.querySelector('input[name="data.' + name + '"]:checked');
  const fixed = box.querySelector('input[type="hidden"][name="data.' + name + '"]');
  if (radio) return radio.value;
  return fixed ? fixed.value : "";
}

function pick(name, value) {
  const box = form();
  const radios = box ? Array.from(box.querySelectorAll('input[type="radio"][name="data.' + name + '"]')) : [];
  const found = radios.find((radio) => radio.value === value);
  if (found) found.checked = true;
  return Boolean(found);
}

/** Give the draft, or null when nothing is being typed. */
export function draft() {
  const kept = storage.read(KEY);
  return kept && kept.text && kept.text.trim() ? kept : null;
}

/** Call `listener()` at each change of the draft. */
export function onDraft(listener) {
  listeners.push(listener);
}

function save() {
  const text = field() ? field().value : "";
  const kept = storage.read(KEY);
  if (!text.trim()) {
    if (kept) storage.forget(KEY);
  } else {
    const started = kept && kept.text ? kept : { id: newId(), phase: form() ? form().dataset.phase : "" };
    storage.write(KEY, { id: started.id, phase: started.phase, text: text, kind: picked("kind"), on: picked("on") });
  }
  count();
  listeners.forEach((listener) => listener());
}

/** Empty the field: what was in it is in the outbox now (or thrown away). */
export function clear() {
  storage.forget(KEY);
  if (field()) field().value = "";
  count();
  listeners.forEach((listener) => listener());
}

/** Put a text back in the field to change it. Gives false when there is something else in it, or no field. */
export function putBack(text, kind, on) {
  const place = field();
  if (!place || place.value.trim()) return false;
  place.value = text;
  pick("kind", kind);
  pick("on", on);
  save();
  place.focus();
  return true;
}

function count() {
  const place = document.querySelector("[data-counter]");
  if (!place || !field()) return;
  const longest = Number(place.dataset.longest);
  const n = countOf(field().value);
  let text = "";
  if (n > longest) text = place.dataset.textOver.replace("{n}", String(n - longest));
  else if (n >= WARN_FROM) text = place.dataset.textLeft.replace("{n}", String(longest - n));
  if (place.textContent !== text) place.textContent = text;
  place.toggleAttribute("data-over", n > longest);
  place.setAttribute("role", "status");
}

function restore() {
  const kept = draft();
  const place = field();
  if (!place) return;
  if (kept && place.value !== kept.text && place !== document.activeElement) {
    place.value = kept.text;
    pick("kind", kept.kind);
    pick("on", kept.on);
  }
  count();
}

/** After a change of phase: an empty field takes the new phase's own kind; a begun text keeps what it was. */
function settle() {
  const box = form();
  if (!box) return;
  const kept = draft();
  const first = box.dataset.first;
  if (box.dataset.settled !== box.dataset.phase) {
    if (!kept) pick("kind", first);
    box.dataset.settled = box.dataset.phase;
  }
  if (kept) pick("kind", kept.kind);
  if (!picked("kind")) pick("kind", first);
  const subjects = box.querySelectorAll('input[type="radio"][name="data.on"]');
  if (subjects.length && !box.querySelector('input[name="data.on"]:checked')) subjects[0].checked = true;
  restore();
}

/** Start: bring back what was being typed, and keep every stroke. */
export function keepDraft() {
  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    say(form(), "", "");
    save();
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "data.kind" || event.target.name === "data.on") save();
  });
  document.addEventListener("oogst:patched", settle);
  settle();
}
