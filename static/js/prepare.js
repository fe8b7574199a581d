// Preparing saves itself: a field that is left, or left alone for a moment, is sent as a command.

import { newId, post } from "./session/commands.js";

const REST = 700; // ms without typing after which a form is saved
const main = document.querySelector("main");
const timers = new Map();

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

async function send(name, data) {
  const answer = await post([{ id: newId(), name: name, data: data }]);
  const result = answer.results[0];
  if (!result.ok) throw result.error;
  return result.value;
}

async function save(form, name, data) {
  say(form, main.dataset.saving, "sending");
  try {
    const value = await send(name, data);
    say(form, main.dataset.saved, "stored");
    refused("");
    return value;
  } catch (problem) {
    say(form, problem.message || main.dataset.lost, "refused");
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

function phase(form) {
  const data = { phase: form.dataset.phaseId, accepts: [] };
  Array.from(form.elements).forEach((field) => {
    if (!field.name) return;
    if (field.dataset.type === "list") {
      if (field.checked) data.accepts.push(field.value);
    } else if (field.dataset.type === "flag") data[field.name] = field.checked;
    else data[field.name] = field.dataset.type === "int" ? parseInt(field.value, 10) || 0 : field.value;
  });
  const known = (form.dataset.accepts || "").split(" ").filter((kind) => data.accepts.includes(kind));
  data.accepts = known.concat(data.accepts.filter((kind) => !known.includes(kind)));
  return data;
}

const gather = {
  DescribeMeeting: meeting,
  SetGroups: (form) => ({ groups: rows(form, ["id", "label", "leader", "about"]) }),
  SetBackgrounds: (form) => ({ backgrounds: rows(form, ["id", "label"]) }),
  EditPhase: phase,
};

function saveSoon(form, rest) {
  clearTimeout(timers.get(form));
  timers.set(
    form,
    setTimeout(() => {
      if (!form.checkValidity()) return;
      save(form, form.dataset.autosave, gather[form.dataset.autosave](form));
    }, rest),
  );
}

function addRow(button) {
  const form = button.closest("form");
  const row = form.querySelector("[data-row-template]").content.firstElementChild.cloneNode(true);
  const taken = rows(form, ["id"]).map((one) => one.id);
  let n = taken.length + 1;
  const prefix = button.dataset.prefix || "b";
  while (taken.includes(prefix + n)) n += 1;
  row.querySelector("[name=id]").value = prefix + n;
  if (button.dataset.word) row.querySelector("[name=label]").value = `${button.dataset.word} ${prefix}${n}`;
  form.querySelector("[data-rows]").append(row);
  row.querySelector("[name=label]").focus();
  if (button.dataset.word) saveSoon(form, 0);
}

async function movePhase(button) {
  const item = button.closest("[data-phase]");
  const other = button.dataset.move === "1" ? item.nextElementSibling : item.previousElementSibling;
  if (!other) return;
  if (button.dataset.move === "1") other.after(item);
  else other.before(item);
  button.focus();
  const order = Array.from(document.querySelectorAll("[data-phases] > [data-phase]")).map((one) => one.dataset.phase);
  try {
    await send("OrderPhases", { phases: order });
  } catch (problem) {
    refused(problem.message || main.dataset.lost);
  }
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
  const text = form.elements.namedItem("text");
  const hint = form.querySelector("[data-long-words]");
  const long = text.value.length > Number(text.dataset.long);
  if (Boolean(hint.textContent) !== long) hint.textContent = long ? hint.dataset.longWords : "";
}

async function saveDilemma(form) {
  const id = form.dataset.dilemma;
  const data = dilemma(form);
  const named = id ? Object.assign({ contribution: id }, data) : Object.assign({ kind: "dilemma" }, data);
  const value = await save(form, id ? "EditContribution" : "AddContribution", named);
  if (value && !id) location.reload();
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
  if (form.matches("[data-autosave]")) saveSoon(form, REST);
  if (form.matches("[data-dilemma]")) preview(form);
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-add")) addRow(button);
  if (button.dataset.move) movePhase(button);
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
document.querySelectorAll("[data-dilemma]").forEach(preview);
