// Choosing on a dilemma and saying how much a direction carries. What one chose is personal: it comes with one's
// own document and is set here, on fragments that are the same for everybody.

import { entries, onOutbox } from "./session/outbox.js";
import { notify, onSubmit, say, send, words } from "./session/forms.js";

let own = { choices: {}, support: {} };
const shown = new Map(); // form id → "dilemma:moment" that its dots stand for
const touched = new Map(); // form id → the same, once the person tapped: from then on their taps hold

function key(wish) {
  if (wish.name === "Choose") return "choose:" + wish.data.contribution + ":" + wish.data.moment;
  return "support:" + wish.data.contribution;
}

function pending(name) {
  return entries().find((entry) => entry.key === name);
}

function valueOf(option) {
  return option === null ? "third" : String(option);
}

function check(form, field, value) {
  const found = form.querySelector('input[name="' + field + '"][value="' + value + '"]');
  if (found) found.checked = true;
}

function showChoices() {
  document.querySelectorAll("form[data-choose]").forEach((form) => {
    const dilemma = form.dataset.choose;
    const moment = form.dataset.moment;
    const waiting = pending("choose:" + dilemma + ":" + moment);
    const mine = (own.choices || {})[dilemma] || {};
    const turn = dilemma + ":" + moment + ":" + form.dataset.voting;
    if (shown.get(form.id) !== turn) {
      form.querySelectorAll('input[type="radio"]').forEach((radio) => {
        radio.checked = false;
      });
      if (shown.has(form.id)) say(form, "", "");
      shown.set(form.id, turn);
    }
    if (touched.get(form.id) !== turn) {
      if (waiting) check(form, "data.option", valueOf(waiting.data.option));
      else if (moment in mine) check(form, "data.option", valueOf(mine[moment]));
    }
    const place = form.querySelector("[data-earlier]");
    const earlier = document.querySelector('[data-earlier-of="' + dilemma + '"]');
    if (place) {
      while (place.firstChild) place.removeChild(place.firstChild);
      if (moment === "after" && earlier) {
        const copy = earlier.cloneNode(true);
        copy.removeAttribute("data-earlier-of");
        place.appendChild(copy);
      }
    }
    which(form);
  });
}

function which(form) {
  const third = form.querySelector('input[value="third"]');
  const place = form.querySelector("[data-which]");
  if (place && third) place.hidden = !third.checked;
}

function showSupport() {
  document.querySelectorAll("form[data-support]").forEach((form) => {
    const waiting = pending("support:" + form.dataset.support);
    const level = waiting ? waiting.data.level : (own.support || {})[form.dataset.support];
    form.querySelectorAll('input[type="radio"]').forEach((radio) => {
      radio.checked = radio.value === level;
    });
    const said = form.querySelector("[data-said]");
    if (!level && said && said.dataset.state === "stored") say(form, "", ""); // the vote was opened again
  });
}

/** Take over what the server knows this person chose and said: `{choices, support}`. */
export function showOwn(mine) {
  own = mine;
  showChoices();
  showSupport();
}

function choose(form, wish) {
  if (wish.name === "GiveSupport") return { key: key(wish), about: { quiet: true } };
  if (wish.name !== "Choose") return undefined;
  if (!("option" in wish.data)) {
    say(form, words("pick"), "refused");
    const first = form.querySelector('input[type="radio"]');
    if (first) first.focus();
    return false;
  }
  if (wish.data.option !== null) delete wish.data.which;
  return { key: key(wish), about: { quiet: true } };
}

function hear(happening) {
  const entry = happening.entry;
  if (happening.what === "refused" && (entry.name === "Choose" || entry.name === "GiveSupport")) {
    // What stands there again is what holds.
    shown.clear();
    touched.clear();
    const reason = (happening.value && happening.value.message) || "";
    showChoices();
    showSupport();
    notify(reason);
  }
  if (happening.what === "stored" && entry && entry.name === "Choose") {
    const mine = (own.choices = own.choices || {});
    mine[entry.data.contribution] = Object.assign({}, mine[entry.data.contribution]);
    mine[entry.data.contribution][entry.data.moment] = entry.data.option;
  }
  if (happening.what === "stored" && entry && entry.name === "GiveSupport") {
    own.support = own.support || {};
    own.support[entry.data.contribution] = entry.data.level;
  }
}

/** Start: one tap says how much a direction carries; a choice goes with its button. */
export function keepVoting() {
  onSubmit(choose);
  onOutbox(hear);
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form) return;
    if (form.hasAttribute("data-support")) send(form);
    if (form.hasAttribute("data-choose")) {
      touched.set(form.id, form.dataset.choose + ":" + form.dataset.moment + ":" + form.dataset.voting);
      say(form, "", "");
      which(form);
    }
  });
  document.addEventListener("oogst:patched", () => {
    showChoices();
    showSupport();
  });
  showChoices();
}
