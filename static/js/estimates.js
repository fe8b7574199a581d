// Effort and effect: two sliders per text. It is sent once somebody set both, and again at every change; a slider that
// was not touched yet says nothing. What one said oneself is personal: it comes with one's own document, and what still
// lies in the outbox goes before it.

import { entries, onOutbox, put } from "./session/outbox.js";
import { onSubmit, say, words } from "./session/forms.js";

const SLIDERS = ["effort", "effect"];
let own = {};
const touched = new Map(); // contribution → {effort?, effect?}: set here, not sent yet

function key(id) {
  return "estimate:" + id;
}

function forms() {
  return Array.from(document.querySelectorAll("form[data-estimate]"));
}

/** What one said of a text, as far as one did: what waits here goes before what the server knows. */
function given(id) {
  const waiting = entries().filter((entry) => entry.key === key(id) && !entry.refused);
  const last = waiting.length ? waiting[waiting.length - 1].data : null;
  if (last) own[id] = [last.effort, last.effect]; // kept: when it was stored from another tab, this one goes on from there
  if (own[id]) return { effort: own[id][0], effect: own[id][1] };
  return touched.get(id) || {};
}

function wordsOf(input) {
  const steps = input.dataset.words.split("|");
  return steps[Math.min(steps.length - 1, Math.floor((Number(input.value) * steps.length) / 101))];
}

function describe(input) {
  const set = !input.hasAttribute("data-unset");
  const text = set ? wordsOf(input) : "";
  input.closest("[data-slider]").querySelector("[data-slider-said]").textContent = text;
  if (set) input.setAttribute("aria-valuetext", text);
  else input.setAttribute("aria-valuetext", "–");
}

function show() {
  const place = document.querySelector("[data-estimates]");
  if (!place) return;
  let done = 0;
  forms().forEach((form) => {
    const said = given(form.dataset.estimate);
    SLIDERS.forEach((name) => {
      const input = form.elements.namedItem("data." + name);
      const known = said[name] !== undefined;
      if (known && input !== document.activeElement) input.value = String(said[name]);
      input.toggleAttribute("data-unset", !known);
      describe(input);
    });
    const whole = said.effort !== undefined && said.effect !== undefined;
    done += whole ? 1 : 0;
    form.parentElement.toggleAttribute("data-chosen", whole);
  });
  const progress = place.querySelector("[data-estimates-done]");
  const text = progress.dataset.text.replace("{n}", String(done)).replace("{of}", String(forms().length));
  if (progress.textContent !== text) progress.textContent = text;
}

function set(input) {
  const form = input.form;
  const id = form.dataset.estimate;
  const said = Object.assign({}, given(id));
  const name = input.closest("[data-slider]").dataset.slider;
  if (said[name] === Number(input.value)) return;
  said[name] = Number(input.value);
  if (said.effort === undefined || said.effect === undefined) {
    touched.set(id, said);
    say(form, form.dataset.textOther, "");
  } else {
    touched.delete(id);
    put("EstimateIdea", { contribution: id, effort: said.effort, effect: said.effect }, { key: key(id), about: { quiet: true } });
    say(form, words("sending"), "sending");
  }
  show();
}

/** Take over what the server knows this person estimated: `{estimates: {contribution: [effort, effect]}}`. */
export function showEstimates(mine) {
  own = mine.estimates || {};
  show();
}

function formOf(id) {
  return forms().find((form) => form.dataset.estimate === id);
}

function hear(happening) {
  if (happening.what === "waiting") {
    entries().forEach((entry) => {
      const form = entry.name === "EstimateIdea" && entry.tries ? formOf(entry.data.contribution) : null;
      if (form) say(form, words("waiting"), "waiting");
    });
  }
  if (happening.what === "elsewhere") show();
  const entry = happening.entry;
  if (!entry || entry.name !== "EstimateIdea") return;
  const form = formOf(entry.data.contribution);
  if (happening.what === "stored") {
    own[entry.data.contribution] = [entry.data.effort, entry.data.effect];
    if (form) say(form, words("stored"), "stored");
  }
  if (happening.what === "refused" && form) say(form, (happening.value && happening.value.message) || "", "refused");
  show();
}

/** Start: a slider that is let go saves itself. */
export function keepEstimates() {
  onSubmit((form) => (form.hasAttribute("data-estimate") ? false : undefined)); // the sliders were sent already
  onOutbox(hear);
  const slider = (event) => (event.target.matches && event.target.matches("[data-slider] input") ? event.target : null);
  document.addEventListener("input", (event) => {
    const input = slider(event);
    if (!input) return;
    input.removeAttribute("data-unset");
    describe(input);
  });
  document.addEventListener("change", (event) => {
    if (slider(event)) set(slider(event));
  });
  document.addEventListener("click", (event) => {
    if (slider(event)) set(slider(event)); // a tap in the middle changes nothing, but is an answer
  });
  document.addEventListener("oogst:patched", show);
  show();
}
