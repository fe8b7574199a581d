// Reads the question, a dilemma or a card aloud, on phones that have a voice for the page's language.

const WORTH_SAYING = ".question, .standfirst, .subject-title, .subject-text, .ask, .choice-text, .objection, .contribution-text, .answer-text, legend";

let speaking = null;

function voice() {
  const language = document.documentElement.lang.slice(0, 2).toLowerCase();
  return speechSynthesis.getVoices().find((one) => one.lang.slice(0, 2).toLowerCase() === language);
}

function textOf(element) {
  const parts = Array.from(element.querySelectorAll(WORTH_SAYING));
  const found = parts.length ? parts : [element];
  return found.map((part) => part.textContent.replace(/\s+/g, " ").trim()).join(". ");
}

function show(button, on) {
  const words = button.querySelector("[data-words]");
  button.setAttribute("aria-pressed", String(on));
  if (words) words.textContent = on ? words.dataset.textStop : words.dataset.textStart;
}

function stop() {
  speechSynthesis.cancel();
  if (speaking) show(speaking, false);
  speaking = null;
}

function start(button) {
  const target = document.getElementById(button.dataset.listen);
  if (!target) return;
  const speech = new SpeechSynthesisUtterance(textOf(target));
  speech.voice = voice();
  speech.lang = document.documentElement.lang;
  speech.rate = 0.95;
  speech.onend = () => {
    if (speaking === button) stop();
  };
  speaking = button;
  show(button, true);
  speechSynthesis.speak(speech);
}

function offer() {
  const has = Boolean(voice());
  document.querySelectorAll("[data-listen]").forEach((button) => {
    button.hidden = !has;
  });
}

/** Start: offer the buttons where there is a voice (some phones load theirs late). */
export function keepVoices() {
  if (typeof speechSynthesis === "undefined" || typeof SpeechSynthesisUtterance === "undefined") return;
  offer();
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", offer);
  else speechSynthesis.onvoiceschanged = offer;
  document.addEventListener("oogst:patched", offer);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-listen]");
    if (!button) return;
    const same = speaking === button;
    stop();
    if (!same) start(button);
  });
}
