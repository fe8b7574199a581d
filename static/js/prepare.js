// Preparing saves itself: a field that is left, or left alone for a moment, is sent as a command.

import { newId, post } from "./session/commands.js";
import { keepProgramme } from "./programme.js";

const REST = 700; // ms without typing after which a form is saved
const DRAFT = `oogst-dilemma-${document.body.dataset.session}`; // a new dilemma, until it is added
const main = document.querySelector("main");
const timers = new Map();
const unsaved = new Set(); // forms with changes that are not on disk yet
let sent = Promise.resolve(); // the command that was sent last, when it has its answer

function say(form, text, state) {
  const place = form.querySelector("[data-said]");
  place.textContent = text;
  place.dataset.state = state;
}

function refused(message) {
  const place = document.querySelector("[data-refused]");
  place.hidden = !message;
  place.textContent = message;
}

/** Send a command once those before it were answered: what was typed first is also stored first. */
async function send(name, data) {
  const before = sent;
  let answered;
  sent = new Promise((resolve) => (answered = resolve));
  await before;
  const answer = await post([{ id: newId(), name: name, data: data }]).finally(answered);
  const result = answer.results[0];
  if (!result.ok) throw result.error;
  return result.value;
}

/** Say beside the field what is wrong with it; nothing wrong anywhere: take such words away. */
function point(form, field, message) {
  form.querySelectorAll("[data-field-said]").forEach((note) => note.remove());
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  if (!field) return;
  const note = document.createElement("span");
  note.className = "field-said";
  note.dataset.fieldSaid = "";
  note.textContent = message;
  field.setAttribute("aria-invalid", "true");
  field.after(note);
}

/** The field that a refusal is about: the one with that name, and of several the longest (or the first empty one). */
function fieldOf(form, problem) {
  const path = (problem.params && problem.params.field) || "";
  const name = path.includes(".") && !path.startsWith("meeting.") ? path.split(".").pop() : path;
  const named = Array.from(form.elements).filter((one) => name && [name, `meeting.${name}`].includes(one.name));
  if (problem.code === "empty") return named.find((one) => !one.value.trim());
  return named.sort((one, other) => other.value.length - one.value.length)[0];
}

/** Whether a form can be sent; if not, it says so and shows where. */
function isReady(form) {
  if (form.checkValidity()) return true;
  const field = Array.from(form.elements).find((one) => one.matches("input, textarea") && !one.validity.valid);
  point(form, field, main.dataset.missing);
  say(form, main.dataset.missing, "refused");
  return false;
}

/** The line that a form folds into says the name and the minutes that were just saved. */
function rename(form) {
  const line = form.parentElement.matches("details") && form.parentElement.querySelector("summary");
  const title = form.elements.namedItem("title");
  if (!line || !title || form.dataset.dilemma === "") return;
  line.querySelector("[dir]").textContent = title.value;
  const minutes = line.querySelector("[data-minutes]");
  if (!minutes) return;
  const n = form.elements.namedItem("minutes").value;
  if (form.elements.namedItem("skipped").checked) minutes.textContent = minutes.dataset.skipped;
  else minutes.textContent = Number(n) ? minutes.dataset.minutes.replace("{n}", n) : "";
}

/** Groups that can't go come back as the server has them. */
async function bringRowsBack(form) {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(`[data-autosave="${form.dataset.autosave}"] [data-rows]`);
  if (!fresh) return;
  form.querySelector("[data-rows]").replaceWith(fresh);
  const count = form.querySelector("[data-count]");
  if (count) count.value = fresh.children.length;
}

/** What was typed within `part` of the page and still waits to be saved is sent now. */
function saveNow(part) {
  part.querySelectorAll("form").forEach((form) => {
    if (form.matches("[data-autosave]") && unsaved.has(form) && timers.has(form)) {
      clearTimeout(timers.get(form));
      if (isReady(form)) save(form, form.dataset.autosave, gather[form.dataset.autosave](form));
    }
  });
}

async function save(form, name, data) {
  unsaved.add(form);
  say(form, main.dataset.saving, "sending");
  try {
    const value = await send(name, data);
    say(form, main.dataset.saved, "stored");
    unsaved.delete(form);
    point(form, null);
    rename(form);
    refused("");
    return value;
  } catch (problem) {
    point(form, fieldOf(form, problem), problem.message || main.dataset.lost);
    say(form, problem.message || main.dataset.lost, "refused");
    if (["group_in_use", "place_in_use"].includes(problem.code)) await bringRowsBack(form);
    return null;
  }
}

function meeting(form) {
  const facts = {};
  form.querySelectorAll("[name^='meeting.']").forEach((field) => (facts[field.name.slice(8)] = field.value));
  return { title: form.elements.title.value, language: form.elements.language.value, meeting: facts };
}

function rows(form, names) {
  return Array.from(form.querySelectorAll("[data-rows] [data-row]")).map((row) => {
    const one = {};
    names.forEach((name) => (one[name] = row.querySelector(`[name=${name}]`).value.trim()));
    return one;
  });
}

/** The stops of a group stand in one field, with a > between. */
function withRoute(form) {
  const fields = Array.from(form.querySelectorAll("[data-rows] [data-row]"), (row) => row.querySelector("[name=route]"));
  return (one, place) => {
    const route = fields[place] ? fields[place].value.split(/[\s>,]+/).filter(Boolean) : [];
    return Object.assign(one, { route: route });
  };
}

function withSubjects(one) {
  return Object.assign(one, { on: one.on.split(" ").filter(Boolean) });
}

function phase(form) {
  const data = { phase: form.dataset.phaseId, accepts: [], choices: [], about: [], weighs: [] };
  Array.from(form.elements).forEach((field) => {
    if (!field.name) return;
    if (field.dataset.type === "list") {
      if (field.checked) data[field.name].push(field.value);
    } else if (field.dataset.type === "lines") data[field.name] = field.value.split("\n").filter((line) => line.trim());
    else if (field.dataset.type === "flag") data[field.name] = field.checked;
    else data[field.name] = field.dataset.type === "int" ? parseInt(field.value, 10) || 0 : field.value;
  });
  const known = (form.dataset.accepts || "").split(" ").filter((kind) => data.accepts.includes(kind));
  data.accepts = known.concat(data.accepts.filter((kind) => !known.includes(kind)));
  return data;
}

const gather = {
  DescribeMeeting: meeting,
  SetGroups: (form) => ({ groups: rows(form, ["id", "label", "leader", "about"]).map(withRoute(form)) }),
  SetPlaces: (form) => ({ places: rows(form, ["id", "label", "leader", "about", "on"]).map(withSubjects) }),
  SetBackgrounds: (form) => ({ backgrounds: rows(form, ["id", "label"]) }),
  SetProtection: (form) => ({ fewest: Number(form.elements.fewest.value) }),
  StayOpen: (form) => ({ until: form.elements.until.value }),
  EditPhase: phase,
  SetHeldWords: (form) => ({ on: form.elements.on.checked, words: form.elements.words.value.split("\n").filter((one) => one.trim()) }),
};

function saveSoon(form, rest) {
  unsaved.add(form);
  clearTimeout(timers.get(form));
  timers.set(
    form,
    setTimeout(() => {
      if (form.matches("[data-dilemma]")) saveDilemma(form);
      else if (isReady(form)) save(form, form.dataset.autosave, gather[form.dataset.autosave](form));
    }, rest),
  );
}

/** What somebody typed before this script was here counts as typed now. */
function hearEarly(field) {
  const options = Array.from(field.options || []);
  const first = options.find((one) => one.defaultSelected) || options[0];
  const ticked = field.type === "checkbox" || field.type === "radio"; // their value is no text: it says "on" where none was given
  const isTyped = first ? !first.selected : ticked ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  if (isTyped) field.dispatchEvent(new Event("input", { bubbles: true }));
}

function addRow(form) {
  const button = form.querySelector("[data-add]");
  const row = form.querySelector("[data-row-template]").content.firstElementChild.cloneNode(true);
  const taken = rows(form, ["id"]).map((one) => one.id);
  let n = taken.length + 1;
  const prefix = button.dataset.prefix || "b";
  while (taken.includes(prefix + n)) n += 1;
  row.querySelector("[name=id]").value = prefix + n;
  if (button.dataset.word) row.querySelector("[name=label]").value = `${button.dataset.word} ${prefix}${n}`;
  const list = form.querySelector("[data-rows]");
  list.append(row);
  list.closest("table, ul").hidden = false;
  return row;
}

function addOne(button) {
  const form = button.closest("form");
  addRow(form).querySelector("[name=label]").focus();
  if (button.dataset.word) saveSoon(form, 0);
}

/** So many groups: more at the end, or fewer from the end. One with people in it is refused, and comes back. */
function countRows(field) {
  const wanted = parseInt(field.value, 10);
  const list = field.form.querySelector("[data-rows]");
  if (!(wanted >= 0 && wanted <= Number(field.max))) return;
  while (list.children.length < wanted) addRow(field.form);
  while (list.children.length > wanted) list.lastElementChild.remove();
  saveSoon(field.form, REST);
}

// ── dilemmas ──

function dilemma(form) {
  const texts = Array.from(form.querySelectorAll("[name=option]")).map((field) => field.value.trim());
  const objections = Array.from(form.querySelectorAll("[name=objection]")).map((field) => field.value.trim());
  const options = texts.map((text, n) => ({ text: text, objection: objections[n] })).filter((one) => one.text);
  const data = { options: options };
  ["title", "owner", "text", "ask"].forEach((name) => (data[name] = form.elements.namedItem(name).value));
  return data;
}

function preview(form) {
  const data = dilemma(form);
  form.querySelectorAll("[data-show]").forEach((place) => (place.textContent = data[place.dataset.show]));
  form.querySelectorAll("[data-show-option]").forEach((place) => {
    const option = data.options[Number(place.dataset.showOption)];
    place.hidden = !option;
    if (!option) return;
    place.querySelector("[data-slot=text]").textContent = option.text;
    place.querySelector("[data-slot=objection]").textContent = option.objection;
  });
  form.querySelectorAll("[data-long]").forEach((field) => {
    const hint = field.closest(".form-row").querySelector("[data-long-words]");
    const long = field.value.length > Number(field.dataset.long);
    if (Boolean(hint.textContent) !== long) hint.textContent = long ? hint.dataset.longWords : "";
  });
}

// A new dilemma that is not added yet survives a reload of this page.

function keepDraft(form) {
  const values = Array.from(form.elements).filter((one) => one.matches("input:not([type=hidden]), textarea"));
  sessionStorage.setItem(DRAFT, JSON.stringify(values.map((one) => one.value)));
}

function bringDraft(form) {
  const values = JSON.parse(sessionStorage.getItem(DRAFT) || "[]");
  const fields = Array.from(form.elements).filter((one) => one.matches("input:not([type=hidden]), textarea"));
  if (values.some(Boolean)) form.closest("details").open = true;
  fields.forEach((field, place) => {
    if (values[place] && !field.value) field.value = values[place];
  });
}

async function undo() {
  try {
    await send("UndoLast", {});
    location.reload();
  } catch (problem) {
    refused(problem.message || main.dataset.lost);
  }
}

async function saveDilemma(form) {
  const id = form.dataset.dilemma;
  const data = dilemma(form);
  if (!isReady(form)) return;
  if (data.options.length < 2) {
    say(form, main.dataset.few, "refused");
    return;
  }
  const named = id ? Object.assign({ contribution: id }, data) : Object.assign({ kind: "dilemma" }, data);
  const value = await save(form, id ? "EditContribution" : "AddContribution", named);
  if (!value || id) return;
  sessionStorage.removeItem(DRAFT);
  location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-dilemma]")) {
    event.preventDefault();
    saveDilemma(form);
  } else if (form.matches("[data-autosave]")) {
    event.preventDefault();
    saveSoon(form, 0);
  }
});
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  if (event.target.hasAttribute("data-count")) countRows(event.target);
  else if (form.matches("[data-autosave]")) saveSoon(form, REST);
  if (!form.matches("[data-dilemma]")) return;
  preview(form);
  if (form.dataset.dilemma) saveSoon(form, REST);
  else keepDraft(form);
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.matches("[data-autosave], [data-dilemma]:not([data-dilemma=''])") && unsaved.has(form)) saveSoon(form, 0);
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-add")) addOne(button);
  if (button.hasAttribute("data-undo")) undo();
  if (button.hasAttribute("data-remove")) {
    const form = button.closest("form");
    button.closest("[data-row]").remove();
    form.querySelector("[data-add]").focus();
    saveSoon(form, 0);
  }
  if (button.dataset.withdraw) {
    const value = await save(button.closest("form"), "WithdrawContribution", { contribution: button.dataset.withdraw });
    if (value) location.reload();
  }
});
document.querySelectorAll("form input, form textarea, form select").forEach(hearEarly);
document.querySelectorAll("[data-dilemma='']").forEach(bringDraft);
keepProgramme(send, say, saveNow);
document.querySelectorAll("[data-dilemma]").forEach((form) => {
  form.noValidate = true; // our own words, in the page's language
  preview(form);
});
