// One's own texts: sending them, what became of each, changing them, and not leaving before they are in.

import { shortCode } from "./session/commands.js";
import { again, entries, isOnItsWay, onOutbox, put, takeOut } from "./session/outbox.js";
import { notify, onSubmit, say, words } from "./session/forms.js";
import { steadily } from "./session/patch.js";
import { builtOn, standAlone } from "./building.js";
import { clear, draft, onDraft, putBack, strayed } from "./draft.js";
import { oneLine } from "./texts.js";

const WITH_TEXT = ["AddContribution", "AnswerQuestion", "EditContribution", "RecordAction"];
const stored = new Map(); // entry id → {entry, contribution}: saved, and not in the list of one's own yet

function template(id) {
  return document.getElementById(id).content;
}

function fill(card, slot, content) {
  const place = card.querySelector('[data-slot="' + slot + '"]');
  if (!place) return;
  if (typeof content === "string") place.textContent = content;
  else if (content && !place.firstChild) place.appendChild(content);
}

function when(card, name, shown) {
  card.querySelectorAll('[data-when="' + name + '"]').forEach((place) => {
    place.hidden = !shown;
  });
}

function stateOf(entry) {
  if (stored.has(entry.id)) return "stored";
  if (entry.refused) return "refused";
  return isOnItsWay(entry.id) || !entry.tries ? "sending" : "waiting";
}

function chip(kind) {
  const found = document.getElementById("chip-" + kind);
  return found ? found.content.cloneNode(true) : null;
}

/** All that somebody wrote, one thing below the other: a case has a name and a question beside its text. */
function wordsOf(data) {
  return [data.title, data.text, data.ask, data.presenter].filter(Boolean).join("\n");
}

function dress(card, entry) {
  const state = stateOf(entry);
  fill(card, "text", wordsOf(entry.data));
  fill(card, "kind", chip(entry.about.kind || entry.data.kind || ""));
  fill(card, "code", shortCode(entry.id));
  fill(card, "reason", entry.refused ? entry.refused.message : "");
  ["sending", "waiting", "stored", "refused"].forEach((name) => when(card, name, name === state));
  when(card, "code", entry.name === "AddContribution" && (state === "waiting" || state === "refused"));
}

/** Whether the room shows it among one's own texts already, though the answer that it is stored is still on its way. */
function isThere(entry, texts) {
  return entry.name === "AddContribution" && isOnItsWay(entry.id) && texts.has(oneLine(entry.data.text || ""));
}

function waitingEntries() {
  const texts = new Set(Array.from(document.querySelectorAll("[data-own-id] .contribution-text")).map((one) => oneLine(one.textContent)));
  const held = entries().filter(
    (entry) => WITH_TEXT.indexOf(entry.name) >= 0 && entry.data.text !== "" && !isThere(entry, texts)
  );
  return Array.from(stored.values())
    .map((one) => one.entry)
    .concat(held)
    .sort((one, other) => other.at - one.at);
}

/** Make the children of `list` stand for `wanted` (newest first), reusing the cards that are there. */
function renew(list, wanted, templateId, dressUp) {
  const cards = new Map(Array.from(list.children).map((card) => [card.dataset.entry, card]));
  wanted.forEach((entry, place) => {
    let card = cards.get(entry.id);
    if (!card) {
      card = template(templateId).cloneNode(true).firstElementChild;
      card.dataset.entry = entry.id;
    }
    cards.delete(entry.id);
    dressUp(card, entry);
    if (list.children[place] !== card) list.insertBefore(card, list.children[place] || null);
  });
  cards.forEach((card) => card.remove());
}

function isClosing() {
  const task = document.querySelector("[data-phase][data-type]");
  if (!task) return { closed: false, closing: false, phase: "" };
  return { closed: task.hasAttribute("data-closed"), closing: task.dataset.type === "close", phase: task.dataset.phase };
}

/** What would be lost if this phone left the room now. */
function unsent() {
  const now = isClosing();
  if (!now.closed && !now.closing) return [];
  const held = entries().filter(
    (entry) => entry.name === "AddContribution" && !entry.about.typedOver && (entry.tries || entry.refused)
  );
  const typing = draft();
  if (typing && (now.closed || typing.phase !== now.phase)) held.push({ id: typing.id, data: typing, draft: true });
  return held;
}

function showLeaving() {
  const section = document.querySelector("[data-leaving]");
  if (!section) return;
  const list = section.querySelector("[data-leaving-list]");
  const left = unsent();
  renew(list, left, "leaving-card", (card, entry) => {
    fill(card, "text", wordsOf(entry.data));
    fill(card, "code", shortCode(entry.id));
  });
  section.hidden = !left.length;
}

function showWaiting() {
  const list = document.querySelector("[data-waiting-list]");
  if (!list) return;
  const own = new Set(Array.from(document.querySelectorAll("[data-own-id]")).map((item) => item.dataset.ownId));
  stored.forEach((one, id) => {
    if (own.has(one.contribution)) stored.delete(id);
  });
  const wanted = waitingEntries();
  steadily(() => renew(list, wanted, "waiting-card", dress));
  const section = document.querySelector("[data-waiting-section]");
  if (section) section.hidden = !wanted.length;
  const empty = document.querySelector("[data-empty]");
  if (empty) empty.hidden = wanted.length > 0;
  markOwn(own);
  showLeaving();
}

/** On the shared lists, say which cards are one's own: that is known on this phone only. */
function markOwn(own) {
  document.querySelectorAll("[data-card]").forEach((card) => {
    const mine = own.has(card.dataset.card);
    card.toggleAttribute("data-own", mine);
    const mark = card.querySelector("[data-mine]");
    if (mark) mark.hidden = !mine;
  });
}

function compose(form, wish) {
  if (!form.hasAttribute("data-compose")) return undefined;
  const kept = draft();
  if (kept && strayed()) {
    say(form, words("where"), "refused");
    const question = document.querySelector('[data-belongs-to="there"]');
    if (question) question.focus();
    return false;
  }
  if (kept) {
    wish.data.phase = kept.phase || wish.data.phase;
    if (kept.round) wish.data.round = kept.round;
    if (kept.group) wish.data.group = kept.group;
    if (kept.there) wish.data.on = kept.on || "";
  }
  const base = builtOn();
  if (base && !(kept && kept.there)) wish.data.on = base.on;
  if (base) setTimeout(standAlone, 0);
  // Cleared once it lies in the outbox: at no moment is a text in neither of the two.
  setTimeout(clear, 0);
  const about = { kind: wish.data.kind };
  const star = form.querySelector("[data-star]");
  if (star && star.checked && wish.data.kind === "direction") about.star = true;
  const parked = form.querySelector('input[type="checkbox"][name="data.parked"]');
  if (parked) setTimeout(() => (parked.checked = false), 0);
  const code = form.querySelector('[name="data.stands_for"]');
  if (code) setTimeout(() => (code.value = ""), 0);
  return { id: kept ? kept.id : undefined, about: about };
}

function other(form, wish) {
  if (wish.name === "AnswerQuestion") return { about: { kind: "question" } };
  if (wish.name === "RecordAction") return { about: { kind: "action" } };
  if (wish.name !== "EditContribution") return undefined;
  const card = form.closest("[data-own-id]");
  const kind = card && card.querySelector(".kind");
  return { key: "edit:" + wish.data.contribution, about: { kind: kind ? kind.dataset.kind : "" } };
}

function change(id) {
  const entry = entries().find((one) => one.id === id);
  if (!entry) return;
  if (entry.name === "AddContribution" && putBack(entry.data)) {
    takeOut(id);
  }
}

function typedOver(id) {
  const typing = draft();
  if (typing && typing.id === id) {
    clear();
    return;
  }
  const entry = takeOut(id);
  // It still goes in when the connection comes back: by its code the server knows that it was typed over.
  if (entry && !entry.refused) put(entry.name, entry.data, { id: id, about: Object.assign({}, entry.about, { typedOver: true }) });
}

function act(event) {
  const button = event.target.closest && event.target.closest("[data-do]");
  const card = button && button.closest("[data-entry]");
  if (!card) return;
  const id = card.dataset.entry;
  const deeds = { edit: change, again: again, away: takeOut, done: typedOver };
  deeds[button.dataset.do](id);
  showWaiting();
}

function hear(happening) {
  const entry = happening.entry;
  const ownList = document.querySelector('[data-region="mine"]');
  if (ownList && happening.what === "stored" && entry && entry.name === "AddContribution") {
    stored.set(entry.id, { entry: entry, contribution: happening.value.contribution });
  }
  if (happening.what === "refused" && entry.about.quiet) notify((happening.value && happening.value.message) || "");
  showWaiting();
}

/** Start: show what this phone holds, and keep showing it truly. */
export function keepContributions() {
  onSubmit(compose);
  onSubmit(other);
  onOutbox(hear);
  onDraft(showLeaving);
  document.addEventListener("click", act);
  document.addEventListener("oogst:patched", showWaiting);
  showWaiting();
}
