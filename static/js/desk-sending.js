// What the desk and the draft in it share: sending a form's command, and taking over parts of a page as they are now.

import { fromForm, newId, post } from "./session/commands.js";

/**
 * Carry out the command of a form; gives what came back. Throws something with a message. What was typed in it counts as
 * sent; what is typed in it meanwhile, or could not be sent, counts as typed.
 */
export async function tell(form) {
  const wish = fromForm(form);
  const sent = Array.from(form.querySelectorAll("[data-typed]"));
  sent.forEach((field) => field.removeAttribute("data-typed"));
  try {
    const answer = await post([{ id: newId(), name: wish.name, data: wish.data }]);
    const result = answer.results[0];
    if (!result.ok) throw result.error;
    return result.value;
  } catch (problem) {
    sent.forEach((field) => field.setAttribute("data-typed", ""));
    throw problem;
  }
}

/** A page of ours as it is now. */
export async function fresh(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function typed(part) {
  const fields = Array.from(part.querySelectorAll("[data-typed]")).filter((field) => field.id);
  return fields.map((field) => ({ id: field.id, value: field.value }));
}

/** Where the cursor stands in a text, null where there is none. */
function cursor(field) {
  return field && /^(TEXTAREA|INPUT)$/.test(field.tagName) && field.selectionStart !== null ? [field.selectionStart, field.selectionEnd] : null;
}

/**
 * Put a part in the place of the one that is there. What is open stays open (but what `sent`, the form that was sent, stands
 * in), what was typed and not sent stays typed, and focus and cursor stay where they were.
 */
export function swap(old, found, sent) {
  const open = Array.from(old.querySelectorAll("details[open]"), (one) => one.id).filter(Boolean);
  const kept = typed(old);
  const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
  const place = focus && cursor(document.activeElement);
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
  const field = focus && document.getElementById(focus);
  if (field) field.focus({ preventScroll: true });
  if (field && place && cursor(field)) field.setSelectionRange(...place);
  return part;
}

/** Remember which fields somebody typed in since the page was made. */
export function keepTyped() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input:not([type=hidden]), select")) event.target.setAttribute("data-typed", "");
  });
}
