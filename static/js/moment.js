// A moment of silence: an ear grows as the time passes, and when it is over the question opens. Whoever wants to write
// earlier may. Without this script everything simply stands there.

import { present } from "./timer.js";

const STEPS = 60; // of growth; with less motion asked for only the seeds come in, one by one
let writing = ""; // the phase in which this person chose to write already

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** How much of the silence has passed, from 0 to 1; 1 when it has no set time. */
function passed(facts) {
  const length = Number(facts.length);
  const paused = Number(facts.paused);
  const endsAt = Number(facts.endsAt);
  if (!length || (!paused && !endsAt)) return 1;
  const left = Math.max(0, paused || endsAt - present());
  return 1 - left / Math.max(length, left);
}

function isOpen(facts) {
  const endsAt = Number(facts.endsAt);
  return endsAt > 0 && !Number(facts.paused) && endsAt <= present();
}

function grow(ear, part) {
  const seeds = Number(ear.dataset.seeds);
  const shown = Math.floor(Math.max(0, part - 0.3) / 0.7 * seeds + 0.001);
  const stalk = calm() ? 1 : Math.min(1, Math.round((part / 0.5) * STEPS) / STEPS);
  ear.style.setProperty("--grown", String(stalk));
  ear.querySelectorAll("[data-seed]").forEach((seed) => {
    seed.toggleAttribute("data-later", Number(seed.dataset.seed) > shown);
  });
}

function show() {
  const place = document.querySelector(".stillness[data-moment]");
  const page = document.getElementById("main");
  if (!place) {
    page.removeAttribute("data-silence");
    return;
  }
  const facts = place.dataset;
  const open = isOpen(facts);
  if (place.hasAttribute("data-open") !== open) {
    place.toggleAttribute("data-open", open);
    document.dispatchEvent(new CustomEvent("oogst:opened"));
  }
  place.querySelectorAll("[data-after]").forEach((part) => (part.hidden = !open));
  place.querySelectorAll("[data-still]").forEach((part) => (part.hidden = open));
  const ear = place.querySelector(".ear-drawing");
  if (ear && !open) grow(ear, passed(facts));
  page.toggleAttribute("data-silence", !open && writing !== facts.moment);
}

function write(event) {
  const button = event.target.closest && event.target.closest("[data-write]");
  const place = document.querySelector(".stillness[data-moment]");
  if (!button || !place) return;
  writing = place.dataset.moment;
  show();
  const field = document.getElementById("text");
  if (field) field.focus();
}

/** Start: keep the moment of silence as it is now. */
export function keepMoment() {
  show();
  setInterval(show, 1000);
  document.addEventListener("oogst:patched", show);
  document.addEventListener("click", write);
}
