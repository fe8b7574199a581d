// The steps ahead: templates that the server rendered, put in the page when there is nobody to ask.

import { showInside, shown } from "./session/patch.js";
import { MINUTE, present } from "./timer.js";

/** The part of the page that says what to do now. */
export function task() {
  return document.querySelector(".task[data-phase]");
}

/** The step as the server rendered it ahead. */
export function template(phase) {
  return Array.from(document.querySelectorAll("template[data-step]")).find((one) => one.dataset.step === phase);
}

/** How many minutes a step takes; 0: no time. */
export function minutesOf(phase) {
  const found = template(phase);
  return found ? Number(found.dataset.minutes) || 0 : 0;
}

function tell(place, n, attribute) {
  if (place) place.textContent = place.dataset[attribute].replace("{n}", String(n));
}

/** Fill in what the template could not know: the round, and when its time is up. */
function fit(round, endsAt) {
  const now = task();
  now.dataset.round = String(round);
  tell(now.querySelector("[data-round-text]"), round, "roundText");
  const again = now.querySelector("[data-round-next]");
  tell(again, round + 1, "roundNext");
  if (again) again.form.querySelector('[name="data.round"]').value = String(round + 1);
  const timer = now.querySelector("[data-timer]");
  if (timer) timer.dataset.endsAt = String(endsAt);
}

/** Show a step from what lies here, its time just begun unless `endsAt` says otherwise; gives whether it lies here. */
export function showStep(phase, round, endsAt) {
  const found = template(phase);
  if (!found || !task()) return false;
  Array.from(found.content.querySelectorAll("[data-step-region]")).forEach((part) => {
    showInside(part.dataset.stepRegion, part.childNodes);
  });
  const minutes = minutesOf(phase);
  fit(round, endsAt || (minutes ? present() + minutes * MINUTE : 0));
  shown();
  return true;
}
