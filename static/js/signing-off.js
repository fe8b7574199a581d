// "Is this what we said?" What one answered is personal: it comes with one's own document and is set here, on a
// question that is the same for everybody in the group. Each answer is one tap; after "nearly" and "no" one may say what
// is missing, which goes with the same answer once more.

import { entries, onOutbox } from "./session/outbox.js";
import { notify, onSubmit, send } from "./session/forms.js";

let own = {};
let writesFor = 1; // people, of who writes for a table
const reopened = new Set(); // of what was answered: who wants to change it

function key(group) {
  return "sign-off:" + group;
}

/** What stands as one's answer: what waits here goes before what the server knows. */
function answerOf(section) {
  const about = section.dataset.signOff;
  const waiting = entries().filter((entry) => entry.key === key(section.dataset.group) && !entry.refused);
  const last = waiting[waiting.length - 1];
  if (last && last.data.group + "/" + last.data.version === about) return last.data;
  return own[about];
}

function changedSince(section) {
  const parts = section.dataset.signOff.split("/");
  return Object.keys(own).some((about) => {
    const other = about.split("/");
    return other[0] === parts[0] && Number(other[1]) < Number(parts[1]);
  });
}

function picked(section) {
  const found = section.querySelector('input[type="radio"]:checked');
  return found ? found.value : "";
}

/** Whether there is something in the field that was not sent yet: typed before this page was loaded anew. */
function isUnsent(section, given) {
  const words = (text) => (text || "").trim().replace(/\s+/g, " ");
  const typed = words(section.querySelector("textarea").value);
  return Boolean(typed) && typed !== words(given.missing);
}

function showIn(section) {
  const given = answerOf(section);
  if (given && given.answer !== "yes" && isUnsent(section, given)) reopened.add(section.dataset.signOff);
  const done = Boolean(given) && !reopened.has(section.dataset.signOff);
  if (given && (done || !picked(section))) {
    section.querySelectorAll('input[type="radio"]').forEach((radio) => {
      radio.checked = radio.value === given.answer;
    });
    const missing = section.querySelector("textarea");
    if (document.activeElement !== missing && !missing.value) missing.value = given.missing || "";
  }
  const people = section.querySelector('[name="data.people"]');
  if (!given && people.value === "1") people.value = String(writesFor);
  section.toggleAttribute("data-answered", done);
  section.querySelector("[data-body]").hidden = done;
  const line = section.querySelector("[data-done]");
  line.hidden = !done;
  const place = line.querySelector("[data-words]");
  const words = done ? place.getAttribute("data-text-" + given.answer) : "";
  if (place.textContent !== words) place.textContent = words;
  section.querySelector("[data-again]").hidden = Boolean(given) || !changedSince(section);
  const answer = picked(section);
  section.querySelector("[data-missing]").hidden = answer !== "nearly" && answer !== "no";
}

function show() {
  document.querySelectorAll("[data-sign-off]").forEach(showIn);
}

/** Take over what the server knows this person answered: `{signed: {"group/number": {answer, missing}}}`. */
export function showSigned(mine) {
  own = mine.signed || {};
  writesFor = mine.scribe || 1;
  show();
}

function sign(form, wish) {
  if (wish.name !== "SignOff") return undefined;
  const section = form.closest("[data-sign-off]");
  if (wish.data.answer === "yes") wish.data.missing = "";
  reopened.delete(section.dataset.signOff);
  return { key: key(wish.data.group), about: { quiet: true } };
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || entry.name !== "SignOff") return;
  if (happening.what === "stored") {
    own[entry.data.group + "/" + entry.data.version] = { answer: entry.data.answer, missing: entry.data.missing };
  }
  if (happening.what === "refused") {
    notify((happening.value && happening.value.message) || "");
    putBack(entry);
  }
  show();
}

/** What was typed and refused stands in its field again, as long as the question is there. */
function putBack(entry) {
  document.querySelectorAll("[data-sign-off]").forEach((section) => {
    if (section.dataset.group !== entry.data.group) return;
    reopened.add(section.dataset.signOff);
    const missing = section.querySelector("textarea");
    if (!missing.value) missing.value = entry.data.missing || "";
  });
}

/** Start: one tap for yes, and a field under the other answers. */
export function keepSignOff() {
  onSubmit(sign);
  onOutbox(hear);
  document.addEventListener("change", (event) => {
    const section = event.target.closest && event.target.closest("[data-sign-off]");
    if (!section || event.target.type !== "radio") return;
    send(event.target.form);
    if (event.target.value === "yes") {
      section.querySelector("textarea").value = "";
      show();
      section.querySelector("[data-done]").focus({ preventScroll: false });
      return;
    }
    reopened.add(section.dataset.signOff);
    show();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-change-answer]");
    if (!button) return;
    const section = button.closest("[data-sign-off]");
    reopened.add(section.dataset.signOff);
    show();
    const now = section.querySelector('input[type="radio"]:checked') || section.querySelector('input[type="radio"]');
    now.focus();
  });
  document.addEventListener("oogst:patched", show);
  show();
}
