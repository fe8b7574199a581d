// Who writes for a table may translate for it: each card gets a button, and one form stands outside the lists, so that
// nothing that comes in meanwhile touches a half-typed translation.

import { isScribe } from "./scribe.js";

function section() {
  return document.querySelector("[data-interpreter]");
}

/** Give every card of others a button while this phone writes for its table, and none otherwise. */
function dress() {
  const button = document.getElementById("translate-button");
  if (!button) return;
  const writes = isScribe();
  document.querySelectorAll("[data-card]").forEach((card) => {
    const here = card.querySelector("[data-translate-card]");
    if (writes && !here) card.appendChild(button.content.cloneNode(true));
    if (!writes && here) here.remove();
  });
  if (!writes && section()) section().hidden = true;
}

function open(card) {
  const place = section();
  place.querySelector('[name="data.contribution"]').value = card.dataset.card;
  place.querySelector("[data-words]").textContent = card.querySelector(".contribution-text").textContent;
  place.hidden = false;
  place.scrollIntoView({ block: "start" });
  place.querySelector("textarea").focus({ preventScroll: true });
}

/** Start: keep the buttons on the cards, and open and close the form. */
export function keepInterpreter() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-translate-card], [data-stop-translating]");
    if (!button) return;
    if (button.hasAttribute("data-stop-translating")) section().hidden = true;
    else open(button.closest("[data-card]"));
  });
  document.addEventListener("oogst:patched", dress);
  dress();
}
