// What the desk and the draft in it share: sending a form's command, and taking over parts of a page as they are now.

import { fromForm, newId, post } from "./session/commands.js";

/** Carry out the command of a form; gives what came back. Throws something with a message. */
export async function tell(form) {
  const wish = fromForm(form);
  const answer = await post([{ id: newId(), name: wish.name, data: wish.data }]);
  const result = answer.results[0];
  if (!result.ok) throw result.error;
  return result.value;
}

/** A page of ours as it is now. */
export async function fresh(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function typed(part, sent) {
  const fields = Array.from(part.querySelectorAll("[data-typed]")).filter((field) => field.id && field.form !== sent);
  return fields.map((field) => ({ id: field.id, value: field.value }));
}

/**
 * Put a part in the place of the one that is there. What is open stays open, what was typed elsewhere (not in `sent`)
 * stays typed, and the focus stays where it was.
 */
export function swap(old, found, sent) {
  const open = Array.from(old.querySelectorAll("details[open]"), (one) => one.id).filter(Boolean);
  const kept = typed(old, sent);
  const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
  const held = sent && sent.closest("details");
  const scroll = old.scrollTop;
  const part = document.importNode(found, true);
  old.replaceWith(part);
  open.forEach((id) => {
    const one = document.getElementById(id);
    if (one && !(held && held.id === id)) one.open = true;
  });
  kept.forEach((one) => {
    const field = document.getElementById(one.id);
    if (!field) return;
    field.value = one.value;
    field.setAttribute("data-typed", "");
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  });
  part.scrollTop = scroll;
  if (focus && document.getElementById(focus)) document.getElementById(focus).focus({ preventScroll: true });
  return part;
}

/** Remember which fields somebody typed in since the page was made. */
export function keepTyped() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input:not([type=hidden]), select")) event.target.setAttribute("data-typed", "");
  });
}
