// Forms that post a command. Without JavaScript the browser posts them; with it they go through the outbox,
// and the words about what became of them (rendered by the server, in the person's language) stand in the form.

import { fromForm } from "./commands.js";
import { entries, onOutbox, put } from "./outbox.js";

const checks = [];
const handlers = [];
const waiting = new Map(); // entry id → the form it came from

/** Words that the server rendered on the template called "words". */
export function words(name) {
  const box = document.getElementById("words");
  return (box && box.dataset[name]) || "";
}

/** Say something in a form's own status line, with a state that colours it. */
export function say(form, text, state) {
  const place = form.querySelector("[data-said]");
  form.toggleAttribute("data-waiting-form", state === "waiting");
  if (!place) return;
  place.textContent = text;
  place.dataset.state = state || "";
}

/** Show a message at the top of the page; an empty one takes it away. */
export function notify(text) {
  const place = document.querySelector('[data-notice="refused"]');
  if (!place) return;
  place.hidden = !text;
  place.textContent = text;
}

/** `check(form, wish)` may add to what a form is about to send, or keep it back by giving `false`. All of them are asked. */
export function beforeSend(check) {
  checks.push(check);
}

/**
 * `handler(form, wish)` may answer a submit in its own way: give options for the outbox, `false` to send nothing,
 * or undefined to leave it to the next.
 */
export function onSubmit(handler) {
  handlers.push(handler);
}

function optionsFor(form, wish) {
  for (const handler of handlers) {
    const answer = handler(form, wish);
    if (answer !== undefined) return answer;
  }
  return {};
}

const LONGEST = 1000; // characters, unless the field says otherwise

function longest(form) {
  const fields = Array.from(form.querySelectorAll("textarea"));
  return fields.some((field) => countOf(field.value) > (Number(field.dataset.longest) || LONGEST));
}

/** How long a text is for the server: code points, after the same tidying. */
export function countOf(text) {
  return Array.from(text.normalize("NFC").trim()).length;
}

/** What to say of a field that is empty: which one it is, where the text itself is there already. */
function emptied(form, field) {
  const text = form.querySelector("textarea");
  const label = field.id && form.querySelector('label[for="' + field.id + '"]');
  if (!label || field === text || !text || !text.value.trim()) return words("empty");
  return words("also").replace("{field}", label.textContent.trim());
}

/** Put the command of a form in the outbox; gives the entry, or null when there is nothing to send yet. */
export function send(form) {
  const wish = fromForm(form);
  const needed = Array.from(form.querySelectorAll("textarea, input.field")).filter((one) => one.required && !one.disabled);
  const missing = needed.find((one) => !one.value.trim());
  const field = form.querySelector("textarea");
  if (missing) {
    say(form, emptied(form, missing), "refused");
    missing.focus();
    return null;
  }
  if (longest(form)) {
    say(form, words("long"), "refused");
    field.focus();
    return null;
  }
  if (checks.some((check) => check(form, wish) === false)) return null;
  const options = optionsFor(form, wish);
  if (options === false) return null;
  const entry = put(wish.name, wish.data, options);
  waiting.set(entry.id, form);
  form.dispatchEvent(new CustomEvent("oogst:sent", { bubbles: true }));
  say(form, words("sending"), "sending");
  if (form.hasAttribute("data-clear")) form.reset();
  if (form.hasAttribute("data-close")) {
    const holder = form.closest("details");
    if (holder) holder.open = false;
  }
  return entry;
}

/** After a try that nobody answered: where it is now, and that it is safe. */
function sayWaiting() {
  if (!waiting.size) return;
  entries().forEach((entry) => {
    const form = waiting.get(entry.id);
    if (form && entry.tries && !entry.refused) say(form, words("waiting"), "waiting");
  });
}

function hear(happening) {
  const entry = happening.entry;
  if (happening.what === "waiting") sayWaiting();
  if (happening.what === "waiting" || happening.what === "sending") return;
  const form = entry && waiting.get(entry.id);
  if (!form || happening.what === "added") return;
  waiting.delete(entry.id);
  if (happening.what === "stored") {
    say(form, form.dataset.stored || words("stored"), "stored");
    notify("");
  } else {
    say(form, happening.value.message || "", "refused");
  }
}

function dress() {
  // Our own words instead of the browser's: its messages come in the phone's language, not the page's.
  document.querySelectorAll("form[data-command]").forEach((form) => {
    form.noValidate = true;
  });
}

/** Start: take over every command form on the page, and those that come later. */
export function takeForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches || !form.matches("form[data-command]")) return;
    event.preventDefault();
    send(form);
  });
  onOutbox(hear);
  document.addEventListener("oogst:patched", dress);
  dress();
}
