// While people try it out their phone says so. When it begins for real, what they sent does not count: that is said too,
// where "Saved" still stood.

import { say, words } from "./session/forms.js";

let trying = false;

function follow() {
  const now = Boolean(document.querySelector('[data-tone="tryout"]'));
  const form = document.querySelector("form[data-compose]");
  const said = form && form.querySelector("[data-said]");
  if (trying && !now && said && said.textContent) say(form, words("begun"), "");
  trying = now;
}

/** Start. */
export function keepBeginning() {
  document.addEventListener("oogst:patched", follow);
  follow();
}
