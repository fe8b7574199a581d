// Who writes for a table reads on without connection: the steps ahead lie here, and the server's page holds again after.

import { onConnection, renew } from "./session/follow.js";
import { setRegion, showInside } from "./session/patch.js";
import { isScribe } from "./scribe.js";
import { showStep, task, template } from "./steps.js";

let away = false; // without connection
let turned = false; // whether this page shows another step than the server said
let stale = true; // whether the steps that lie here may have changed
let asking = false;

async function fetchSteps() {
  if (asking || !stale) return;
  asking = true;
  try {
    const answer = await fetch("/s/" + encodeURIComponent(document.body.dataset.session) + "/ahead", { credentials: "same-origin" });
    if (answer.ok) {
      setRegion("ahead", await answer.text());
      stale = false;
    }
  } catch (problem) {
    // No connection: what lies here stays.
  }
  asking = false;
}

function offer() {
  const found = away && isScribe() && task() && template(task().dataset.phase);
  const part = found && found.content.querySelector('[data-step-region="turn"]');
  showInside("turn", part ? part.childNodes : []);
}

function turn(phase) {
  turned = showStep(phase, Number(task().dataset.round) || 1) || turned;
}

/** Start: offer the steps when the connection goes, and let the server's page hold when it is back. */
export function keepTurning() {
  onConnection((state) => {
    away = state === "waiting";
    offer();
    if (state !== "stored" || !turned) return;
    turned = false;
    renew();
  });
  document.addEventListener("oogst:patched", (event) => {
    if (event.detail.some((op) => op.op === "page" || ["task", "compose", "choices"].indexOf(op.target) >= 0)) stale = true;
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-turn]");
    if (button) turn(button.dataset.turn);
  });
}

/** Have the steps ahead at hand, for who writes for a table. */
export function holdSteps() {
  if (isScribe()) fetchSteps();
}
