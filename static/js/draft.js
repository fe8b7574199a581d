// What somebody is typing, kept at every stroke: it survives a reload, a phase change and a phone that falls asleep.
// A draft: {id, text, kind, on, phase, round, group, table, there?, title?, ask?, presenter?}: `id` becomes the command's
// id; phase, round and table (`group`, and its name) are those of the screen at its start. `there` is set when its author
// moved to another table since and said that it belongs to the first. Title, ask and presenter stand beside the text for
// kinds that have them (`data-field`).

import { builtOn } from "./building.js";
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
  const list = box.querySelector('select[name="data.' + name + '"]');
  if (radio) return radio.value;
  if (list) return list.value;
  return fixed ? fixed.value : "";
}

function pick(name, value) {
  const box = form();
  const radios = box ? Array.from(box.querySelectorAll('input[type="radio"][name="data.' + name + '"]')) : [];
  const found = radios.find((radio) => radio.value === value);
  if (found) found.checked = true;
  const list = box && box.querySelector('select[name="data.' + name + '"]');
  if (list && value && Array.from(list.options).some((option) => option.value === value)) list.value = value;
  return Boolean(found);
}

/** The fields beside the text: by name, those of other kinds left out unless `all`. */
function beside(all) {
  const box = form();
  const found = box ? Array.from(box.querySelectorAll("[data-field]")) : [];
  return all ? found : found.filter((one) => !one.disabled);
}

/** Show the fields of the kind that is picked; what was typed in the others waits there. */
function showFields() {
  const box = form();
  if (!box) return;
  const kind = picked("kind");
  box.querySelectorAll("[data-for]").forEach((place) => {
    place.hidden = place.dataset.for.split(" ").indexOf(kind) < 0;
    const one = place.querySelector("[data-field]");
    if (one) one.disabled = place.hidden;
    if (one && one.dataset.needed) one.required = one.dataset.needed.split(" ").indexOf(kind) >= 0;
  });
}

function isBegun(kept) {
  return Boolean(kept) && ["text", "title", "ask", "presenter"].some((name) => kept[name] && kept[name].trim());
}

/** Give the draft, or null when nothing is being typed. */
export function draft() {
  const kept = storage.read(KEY);
  return isBegun(kept) ? kept : null;
}

/** Call `listener()` at each change of the draft. */
export function onDraft(listener) {
  listeners.push(listener);
}

function save() {
  const kept = storage.read(KEY);
  const typed = { text: field() ? field().value : "" };
  beside(true).forEach((one) => {
    if (one.value) typed[one.dataset.field] = one.value;
  });
  if (!isBegun(typed)) {
    if (kept) storage.forget(KEY);
  } else {
    const facts = isBegun(kept) ? begun(kept) : Object.assign({ id: newId() }, here());
    facts.kind = picked("kind");
    facts.on = isBegun(kept) && isElsewhere(kept) ? kept.on : subject();
    storage.write(KEY, Object.assign(facts, typed));
  }
  count();
  listeners.forEach((listener) => listener());
}

/** What the screen shows now: phase, round, and the table one sits at. */
function here() {
  const facts = form() ? form().dataset : {};
  return { phase: facts.phase || "", round: Number(facts.round) || 0, group: facts.group || "", table: facts.table || "" };
}

function begun(kept) {
  const facts = { id: kept.id, phase: kept.phase, round: kept.round, group: kept.group, table: kept.table };
  if (kept.there) facts.there = true;
  return facts;
}

function isElsewhere(kept) {
  return Boolean(kept.group && here().group && kept.group !== here().group);
}

/** Whether what is being typed was begun at another table, and its author did not say yet where it belongs. */
export function strayed() {
  const kept = draft();
  return Boolean(kept) && isElsewhere(kept) && !kept.there;
}

/** Say where a strayed text belongs: at the table of now, or there where it was begun. */
export function belong(now) {
  const kept = draft();
  if (!kept) return;
  if (now) {
    delete kept.there;
    Object.assign(kept, here(), { on: subject() });
  } else {
    kept.there = true;
  }
  storage.write(KEY, kept);
  listeners.forEach((listener) => listener());
}

function subject() {
  const base = builtOn();
  return base ? base.on : picked("on");
}

/** Empty the fields: what was in them is in the outbox now (or thrown away). */
export function clear() {
  storage.forget(KEY);
  if (field()) field().value = "";
  beside(true).forEach((one) => {
    one.value = "";
  });
  count();
  listeners.forEach((listener) => listener());
}

/** Put what was sent back in the fields to change it. Gives false when there is something else in them, or no field. */
export function putBack(data) {
  const place = field();
  if (!place || place.value.trim() || beside(true).some((one) => one.value.trim())) return false;
  fill(data);
  save();
  place.focus();
  return true;
}

function fill(kept) {
  field().value = kept.text || "";
  pick("kind", kept.kind);
  pick("on", kept.on);
  showFields();
  beside(true).forEach((one) => {
    one.value = kept[one.dataset.field] || "";
  });
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
  const writing = document.activeElement;
  const there = [place].concat(beside(true));
  const same = place.value === (kept ? kept.text : "") && beside(true).every((one) => one.value === (kept ? kept[one.dataset.field] || "" : ""));
  if (kept && !same && there.indexOf(writing) < 0) fill(kept);
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
  showFields();
  restore();
}

/** Start: bring back what was being typed, and keep every stroke. */
export function keepDraft() {
  document.addEventListener("input", (event) => {
    if (event.target !== field() && beside(true).indexOf(event.target) < 0) return;
    say(form(), "", "");
    save();
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "data.kind") showFields();
    if (event.target.name === "data.kind" || event.target.name === "data.on") save();
  });
  document.addEventListener("oogst:patched", settle);
  settle();
}
