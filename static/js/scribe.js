// A phone that writes for a table: each text says for how many, and hands are counted where others choose for themselves.

import { onOutbox } from "./session/outbox.js";
import { onSubmit } from "./session/forms.js";
import { setRegion } from "./session/patch.js";

let people = 0; // how many this phone writes for; 0: only for its own person

function dress() {
  document.body.toggleAttribute("data-writes", people > 0);
  const place = document.querySelector("[data-behalf]");
  const input = place && place.querySelector("input");
  if (!input) return;
  place.hidden = !people;
  input.disabled = !people;
  input.max = String(people || 1);
  if (Number(input.value) > people) input.value = "1";
}

/** Take over what the server knows: for how many this phone writes, and what it can count (HTML that the server rendered). */
export function showScribe(mine) {
  people = mine.scribe || 0;
  setRegion("hands", mine.hands || "");
  dress();
}

/** Whether this phone writes for others. */
export function isScribe() {
  return people > 0;
}

/** A count that is on its way holds; the next text is on behalf of one again. */
function scribe(form, wish) {
  if (wish.name === "CountHands") {
    return { key: "hands:" + wish.data.contribution + ":" + wish.data.what, about: { quiet: true } };
  }
  if (wish.name === "ActAsScribe") return { key: "scribe", about: { quiet: true } };
  if (form.hasAttribute("data-compose")) {
    const input = form.querySelector("[data-behalf] input");
    if (input) setTimeout(() => (input.value = "1"), 0);
  }
  return undefined;
}

/** Start: mark the page as one that writes for others, also after each patch. */
export function keepScribe() {
  onSubmit(scribe);
  onOutbox(dress);
  document.addEventListener("oogst:patched", dress);
  people = Number((document.querySelector("section[data-scribe]") || { dataset: {} }).dataset.scribe) || 0;
  dress();
}
