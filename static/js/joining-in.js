// "I'll join": who did, and with whom, is personal. It comes with one's own document and is set here, on forms that are
// the same for everybody. A name never stays on the phone longer than it takes to arrive: what is refused is not kept.

import { onOutbox } from "./session/outbox.js";
import { notify, onSubmit } from "./session/forms.js";

let own = { on: [], name: "", reach: "" };

function fill(field) {
  const value = own[field.dataset.contact] || "";
  if (field === document.activeElement || field.value !== field.defaultValue) return; // somebody changed it here
  field.value = value;
}

function show() {
  document.querySelectorAll("[data-join-in]").forEach((place) => {
    const joined = own.on.indexOf(place.dataset.joinIn) >= 0;
    place.querySelector("[data-join-done]").hidden = !joined;
    place.querySelector("[data-join-ask]").hidden = joined;
    if (joined) place.querySelector("[data-join-ask]").open = false;
  });
  document.querySelectorAll("[data-contact]").forEach(fill);
}

/** Take over what the server knows this person joined in: `{joining: {on, name, reach}}`. */
export function showJoined(mine) {
  own = mine.joining || own;
  show();
}

function join(_form, wish) {
  return wish.name === "JoinIn" || wish.name === "StepOut" ? { about: { quiet: true } } : undefined;
}

function hear(happening) {
  const entry = happening.entry;
  if (!entry || (entry.name !== "JoinIn" && entry.name !== "StepOut")) return;
  if (happening.what === "stored" && entry.name === "JoinIn") {
    own = { on: own.on.concat([entry.data.on]), name: entry.data.name || own.name, reach: entry.data.reach || own.reach };
  }
  if (happening.what === "stored" && entry.name === "StepOut") {
    own = Object.assign({}, own, { on: own.on.filter((one) => one !== entry.data.on) });
  }
  if (happening.what === "refused") notify((happening.value && happening.value.message) || "");
  show();
}

/** Start: one form per direction, filled in once this person said who they are. */
export function keepJoining() {
  onSubmit(join);
  onOutbox(hear);
  document.addEventListener("oogst:patched", show);
  show();
}
