// A table leader's hand on what the group has: main directions in order, putting together, themes.

import { entries, onOutbox, put } from "./session/outbox.js";
import { fromForm } from "./session/commands.js";
import { onSubmit } from "./session/forms.js";

const SAME_TAP = 3000; // ms

let lastStep = { from: "", at: 0 };
let moving = null; // the main direction that was moved by its button: {row, way}, until it stands in its new place

function members() {
  const waiting = entries().find((entry) => entry.key === "highlights");
  if (waiting) return waiting.data.members;
  const place = document.querySelector("[data-highlights]");
  return place ? place.dataset.members.split(" ").filter(Boolean) : [];
}

/** Make a direction a main one, at the end. */
function makeMain(contribution) {
  const now = members();
  if (now.indexOf(contribution) >= 0) return;
  put("SetHighlights", { members: now.concat([contribution]) }, { key: "highlights", about: { quiet: true } });
}

function picks() {
  return Array.from(document.querySelectorAll("[data-pick]:checked")).map((box) => box.dataset.pick);
}

function unpick() {
  document.querySelectorAll("[data-pick]:checked").forEach((box) => {
    box.checked = false;
  });
  showPicked();
}

function showPicked() {
  const dock = document.querySelector("[data-picked]");
  if (!dock) return;
  const n = picks().length;
  const count = dock.querySelector("[data-picked-count]");
  dock.hidden = n === 0;
  const text = n === 1 ? count.dataset.textOne : count.dataset.textMore.replace("{n}", String(n));
  if (n && count.textContent !== text) count.textContent = text;
  dock.querySelector("[data-put-together]").disabled = n < 2;
}

/** The oldest stays: most people know it. The lists run from new to old. */
function putTogether() {
  const all = picks();
  if (all.length < 2) return;
  const into = all[all.length - 1];
  put("MergeContributions", { contributions: all.slice(0, -1), into: into }, { about: { quiet: true } });
  unpick();
}

function theme(form) {
  if (!form.hasAttribute("data-theme-new")) return undefined;
  const title = form.querySelector('[name="data.title"]');
  const chosen = picks();
  if (!title.value.trim() || !chosen.length) {
    title.focus();
    return false;
  }
  const wish = fromForm(form);
  put("MakeTheme", { title: wish.data.title, contributions: chosen }, { about: { quiet: true } });
  form.reset();
  unpick();
  return false;
}

/** A second tap on "next" before the page has moved on is the same tap. */
function isSameTap() {
  const task = document.querySelector(".task");
  if (!task) return false; // the console names the step that it follows on, and moves several groups in a row
  const here = task.dataset.phase + "/" + task.dataset.round;
  const now = Date.now();
  const same = here === lastStep.from && now - lastStep.at < SAME_TAP;
  if (!same) lastStep = { from: here, at: now };
  return same;
}

function steer(form, wish) {
  if (wish.name === "OpenPhase" && isSameTap()) return false;
  if (wish.name === "SetHighlights") return { key: "highlights", about: { quiet: true } };
  if (["AddContribution", "AnswerQuestion"].indexOf(wish.name) >= 0) return undefined;
  return { about: { quiet: true } };
}

/** Who moves a main direction by keyboard can go on: the focus goes with it to its new place. */
function remember(form) {
  const row = form.closest("[data-main-row]");
  moving = row && { row: row.id, place: indexOf(row), up: form.elements.namedItem("data.before").value === before(row) };
}

function indexOf(row) {
  return Array.from(row.parentElement.children).indexOf(row);
}

function before(row) {
  const above = row.previousElementSibling;
  return above ? above.id.split("-").pop() : null;
}

function followMove() {
  const row = moving && document.getElementById(moving.row);
  if (!row || indexOf(row) === moving.place) return;
  const gone = !document.activeElement || document.activeElement === document.body || row.contains(document.activeElement);
  const buttons = Array.from(row.querySelectorAll("form button")).filter(isMove);
  const button = moving.up ? buttons[0] : buttons[buttons.length - 1];
  moving = null;
  if (gone && button) button.focus();
}

function isMove(button) {
  return button.form.elements.namedItem("name").value === "MoveHighlight";
}

function hear(happening) {
  const entry = happening.entry;
  if (happening.what === "stored" && entry.about.star) makeMain(happening.value.contribution);
}

/** Start: the star, the picks, and the dock that appears with them. */
export function keepHighlights() {
  onSubmit(theme);
  onSubmit(steer);
  onOutbox(hear);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.dataset.makeMain) makeMain(button.dataset.makeMain);
    if (button.hasAttribute("data-put-together")) putTogether();
    if (button.hasAttribute("data-unpick")) unpick();
  });
  document.addEventListener("change", (event) => {
    if (event.target.dataset && event.target.dataset.pick) showPicked();
  });
  document.addEventListener("submit", (event) => {
    const name = event.target.elements && event.target.elements.namedItem("name");
    if (name && name.value === "MoveHighlight") remember(event.target);
  });
  document.addEventListener("oogst:patched", showPicked);
  document.addEventListener("oogst:patched", followMove);
  showPicked();
}
