// Where this person sits: told aloud when they are asked to go to another table, and where a begun text then belongs.

import { belong, draft, onDraft, strayed } from "./draft.js";
import { setRegion } from "./session/patch.js";
import { read, write } from "./session/storage.js";

/** Show where one sits and was asked to go, as the server rendered it. */
export function showSeat(html) {
  const place = document.querySelector('[data-region="seat"]');
  if (place) setRegion("seat", html || "");
}

/** After the page became another table's page, a screen reader starts at the notice that says so; once for each move. */
function announce() {
  const notice = document.querySelector("[data-seat]");
  if (!notice || read("announced") === notice.dataset.seat) return;
  write("announced", notice.dataset.seat);
  const writing = document.activeElement;
  if (!writing || writing === document.body) notice.focus();
}

function labelled(button, table) {
  const words = button.querySelector("[data-words]");
  if (words.textContent !== table) words.textContent = table;
}

/** A text that was begun at another table: both tables are offered, and nothing is sent before one is picked. */
function ask() {
  const box = document.querySelector("[data-belongs]");
  if (!box) return;
  const kept = draft();
  const form = document.querySelector("form[data-compose]");
  const shown = Boolean(kept && form && (strayed() || kept.there));
  box.hidden = !shown;
  if (!shown) return;
  const question = box.querySelector("[data-text]");
  const words = question.dataset.text.replace("{table}", kept.table);
  if (question.textContent !== words) question.textContent = words;
  const there = box.querySelector('[data-belongs-to="there"]');
  labelled(there, kept.table);
  there.setAttribute("aria-pressed", String(Boolean(kept.there)));
  labelled(box.querySelector('[data-belongs-to="here"]'), form.dataset.table);
}

/** Start: announce a move, and ask where a begun text belongs. */
export function keepSeat() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-belongs-to], [data-build]");
    if (!button) return;
    belong(button.dataset.belongsTo !== "there"); // who builds on a card of this table writes here
    const field = document.getElementById("text");
    if (field) field.focus();
  });
  document.addEventListener("oogst:patched", () => {
    announce();
    ask();
  });
  onDraft(ask);
  announce();
  ask();
}
