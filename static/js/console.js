// The console: every button is a form with one command, through the same outbox as the phones.

import { newId, post } from "./session/commands.js";
import { follow } from "./session/follow.js";
import { takeForms } from "./session/forms.js";
import { keepLists } from "./session/lists.js";
import { openOutbox, onOutbox } from "./session/outbox.js";
import { keepHighlights } from "./highlights.js";
import { keepTime } from "./timer.js";

let group = "";

function filter() {
  document.querySelectorAll("[data-in-group]").forEach((row) => {
    row.hidden = group !== "" && row.dataset.inGroup !== group;
  });
  document.querySelectorAll("[data-group-filter]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.groupFilter === group));
  });
}

async function makePin() {
  const place = document.querySelector("[data-pin-shown]");
  const answer = await post([{ id: newId(), name: "MakePin", data: {} }]);
  const made = answer.results[0].value;
  place.textContent = place.dataset.text.replace("{address}", made.address).replace("{pin}", made.pin);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && button.dataset.groupFilter !== undefined) {
    group = button.dataset.groupFilter;
    filter();
  }
  if (button && button.hasAttribute("data-pin")) makePin().catch(() => button.focus());
  if (event.target.matches("[data-select]")) event.target.select();
});
document.addEventListener("oogst:patched", filter);
onOutbox((happening) => {
  // New links are rendered with the page, which knows them.
  if (happening.what === "stored" && happening.entry.name === "ReissueLink") location.reload();
});
document.documentElement.setAttribute("data-js", "");
takeForms();
keepHighlights();
keepLists();
keepTime();
openOutbox();
follow();
filter();
