// Reads the question, a dilemma or a card aloud, on phones that have a voice for the page's language.

import { oneLine } from "./texts.js";

const WORTH_SAYING = ".question, .standfirst, .subject-title, .subject-text, .ask, .choice-text, .objection, .contribution-text, .answer-text, legend";

let speaking = null; // what is read aloud now: { target: the id of the element, text: its words }

function voice() {
  const language = document.documentElement.lang.slice(0, 2).toLowerCase();
  return speechSynthesis.getVoices().find((one) => one.lang.slice(0, 2).toLowerCase() === language);
}

function textOf(element) {
  const parts = Array.from(element.querySelectorAll(WORTH_SAYING));
  const found = parts.length ? parts : [element];
  return found.map((part) => oneLine(part.textContent)).join(". ");
}

function show(button) {
  const on = Boolean(speaking) && button.dataset.listen === speaking.target;
  const words = button.querySelector("[data-words]");
  button.setAttribute("aria-pressed", String(on));
  if (words) words.textContent = on ? words.dataset.textStop : words.dataset.textStart;
}

/** Offer every button where there is a voice, and let it say whether its words are read now. */
function offer() {
  const has = Boolean(voice());
  document.querySelectorAll("[data-listen]").forEach((button) => {
    button.hidden = !has;
    show(button);
  });
}

function stop() {
  speaking = null;
  speechSynthesis.cancel();
  offer();
}

function start(target) {
  const element = document.getElementById(target);
  if (!element) return;
  const now = { target: target, text: textOf(element) };
  const speech = new SpeechSynthesisUtterance(now.text);
  speech.voice = voice();
  speech.lang = document.documentElement.lang;
  speech.rate = 0.95;
  speech.onend = () => {
    if (speaking === now) stop();
  };
  speaking = now;
  offer();
  speechSynthesis.speak(speech);
}

/** After a patch (which writes the buttons as the server knows them): go on reading, unless the words are others now. */
function carryOn() {
  const element = speaking && document.getElementById(speaking.target);
  if (speaking && (!element || textOf(element) !== speaking.text)) stop();
  else offer();
}

/** Start: offer the buttons where there is a voice (some phones load theirs late). */
export function keepVoices() {
  if (typeof speechSynthesis === "undefined" || typeof SpeechSynthesisUtterance === "undefined") return;
  offer();
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", offer);
  else speechSynthesis.onvoiceschanged = offer;
  document.addEventListener("oogst:patched", carryOn);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-listen]");
    if (!button) return;
    const target = button.dataset.listen;
    const same = Boolean(speaking) && speaking.target === target;
    stop();
    if (!same) start(target);
  });
}
