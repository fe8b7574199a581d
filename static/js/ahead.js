// A table leader goes on without connection: the next step shows at once from what the server rendered ahead, its time
// runs on this phone's clock, and what was tapped is sent later, in order. What the server says goes above it.

import { isConnected, renew } from "./session/follow.js";
import { notify, onSubmit, words } from "./session/forms.js";
import { entries, onOutbox } from "./session/outbox.js";
import { shown } from "./session/patch.js";
import { minutesOf, showStep, task } from "./steps.js";
import { MINUTE, present } from "./timer.js";

const REST = 400; // ms that "next" waits after a step: the second half of a double tap is not another step

const STEERS = ["OpenPhase", "AdjustTimer", "SetFocus"];

let moved = false; // whether this page shows what only it knows

function rest() {
  const buttons = Array.from(document.querySelectorAll(".stepping button"));
  const set = (still) => buttons.forEach((button) => (button.disabled = still));
  set(true);
  setTimeout(set, REST, false);
}

function showTime(data) {
  const timer = task() && task().querySelector("[data-timer]");
  if (!timer) return;
  let endsAt = Number(timer.dataset.endsAt);
  let paused = Number(timer.dataset.paused);
  const more = (data.seconds || 0) * 1000;
  if (paused) paused = Math.max(1000, paused + more);
  else if (more) endsAt = Math.max(endsAt, present()) + more;
  if (data.pause === true && endsAt) {
    paused = Math.max(1000, endsAt - present());
    endsAt = 0;
  } else if (data.pause === false && paused) {
    endsAt = present() + paused;
    paused = 0;
  }
  timer.dataset.endsAt = String(endsAt);
  timer.dataset.paused = String(paused);
  task().querySelectorAll("[data-clock]").forEach((form) => {
    form.hidden = form.dataset.clock === "still" ? !paused : !endsAt;
  });
  shown();
}

function showFocus(on) {
  document.querySelectorAll("[data-focus-on]").forEach((place) => {
    place.hidden = on.indexOf(place.dataset.focusOn) < 0;
  });
}

/** What is tapped without connection says when. */
function stamp(form, wish) {
  const timed = wish.name === "OpenPhase" || wish.name === "AdjustTimer";
  if (timed && !isConnected()) wish.data.at = Math.round(present());
  return undefined;
}

function roundOf(data) {
  return data.round || Number(task() && task().dataset.round) || 1;
}

/** What was tapped shows at once. */
function carryOut(entry) {
  if (entry.data.at) moved = true;
  if (entry.name === "OpenPhase" && showStep(entry.data.phase, roundOf(entry.data))) rest();
  if (entry.name === "AdjustTimer") showTime(entry.data);
  if (entry.name === "SetFocus") showFocus(entry.data.on);
}

/** A patch from before our steps arrived took the page back: show the last step again until they have. */
function hold(event) {
  if (event.detail.some((op) => op.op === "ahead")) return;
  const steps = entries().filter((entry) => entry.name === "OpenPhase" && !entry.refused);
  const last = steps[steps.length - 1];
  if (!last || !task() || task().dataset.phase === last.data.phase) return;
  const minutes = minutesOf(last.data.phase);
  const endsAt = minutes && last.data.at ? last.data.at + minutes * MINUTE : 0;
  if (last.data.at) moved = true;
  showStep(last.data.phase, roundOf(last.data), endsAt);
}

/** Once all that was tapped is told, the server's page holds; of a step that came too late it is said why. */
function hear(happening) {
  const entry = happening.entry;
  if (happening.what === "added") carryOut(entry);
  if (happening.what !== "stored" && happening.what !== "refused") return;
  const late = happening.what === "refused" && STEERS.indexOf(entry.name) >= 0;
  if (late && entry.data.at && happening.value && happening.value.code === "stale") setTimeout(notify, 0, words("movedOn"));
  moved = moved || late;
  const waiting = entries().some((one) => !one.refused && STEERS.indexOf(one.name) >= 0);
  if (!moved || waiting) return;
  moved = false;
  renew();
}

/** Start; what still waits from before this page was loaded shows again. Before others hear of a form. */
export function keepAhead() {
  onSubmit(stamp);
  onOutbox(hear);
  document.addEventListener("oogst:patched", hold);
  hold({ detail: [] });
}
