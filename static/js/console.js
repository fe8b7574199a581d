// The console: every button is a form with one command, through the same outbox as the phones.

import { newId, post } from "./session/commands.js";
import { follow } from "./session/follow.js";
import { notify, takeForms } from "./session/forms.js";
import { keepLists } from "./session/lists.js";
import { onOutbox, openOutbox, takeOut } from "./session/outbox.js";
import { keepAcross } from "./across.js";
import { keepAlike } from "./alike.js";
import { keepCards } from "./cards.js";
import { keepFront } from "./front.js";
import { keepHighlights } from "./highlights.js";
import { keepHistory } from "./history.js";
import { keepSteppers } from "./stepper.js";
import { keepPace } from "./pace.js";
import { keepGoals } from "./goals.js";
import { keepTime } from "./timer.js";
import { keepTyping } from "./typing.js";

const shown = { groupFilter: "", kindFilter: "" };

function press(name) {
  const attribute = name === "groupFilter" ? "data-group-filter" : "data-kind-filter";
  document.querySelectorAll("[" + attribute + "]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset[name] === shown[name]));
  });
}

function filter() {
  const rows = Array.from(document.querySelectorAll("[data-in-group]"));
  rows.forEach((row) => {
    const elsewhere = shown.groupFilter !== "" && row.dataset.inGroup !== shown.groupFilter;
    row.hidden = elsewhere || (shown.kindFilter !== "" && row.dataset.ofKind !== shown.kindFilter);
  });
  Object.keys(shown).forEach(press);
  const none = document.querySelector("[data-none-left]");
  if (none) none.hidden = !rows.length || rows.some((row) => !row.hidden);
}

async function makePin() {
  const place = document.querySelector("[data-pin-shown]");
  const answer = await post([{ id: newId(), name: "MakePin", data: {} }]);
  const made = answer.results[0].value;
  place.textContent = place.dataset.text.replace("{address}", made.address).replace("{pin}", made.pin);
}

/** What was typed and refused goes back where it was typed, unless something else stands there by now. */
function putBack(entry) {
  const forms = Array.from(document.querySelectorAll("form[data-command]")).filter(
    (form) => form.elements.namedItem("name").value === entry.name,
  );
  const same = forms.find((form) =>
    ["contribution", "conclusion", "note", "action"].every((name) => {
      const field = form.querySelector(`[type=hidden][name="data.${name}"]`);
      return (field ? field.value : "") === (entry.data[name] || "");
    }),
  );
  if (!same) return;
  Object.keys(entry.data).forEach((name) => {
    const field = same.querySelector(`[name="data.${name}"]:not([type=hidden])`);
    const value = entry.data[name];
    if (field && !field.value) field.value = Array.isArray(value) ? value.join("\n") : value;
  });
}

function refused(happening) {
  notify(happening.value.message || "");
  putBack(happening.entry);
  takeOut(happening.entry.id);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  Object.keys(shown).forEach((name) => {
    if (!button || button.dataset[name] === undefined) return;
    shown[name] = button.dataset[name];
    filter();
  });
  if (button && button.hasAttribute("data-pin")) makePin().catch(() => button.focus());
  if (event.target.matches("[data-select]")) event.target.select();
});
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-group-pick]")) return;
  shown.groupFilter = event.target.value;
  filter();
});
document.addEventListener("oogst:patched", filter);
onOutbox((happening) => {
  if (happening.what === "refused") refused(happening);
  // New links are rendered with the page, which knows them.
  if (happening.what === "stored" && happening.entry.name === "ReissueLink") location.reload();
});
document.documentElement.setAttribute("data-js", "");
takeForms();
keepTyping();
keepHighlights();
keepHistory();
keepLists();
keepGoals();
keepAcross();
keepAlike();
keepCards();
keepFront();
keepSteppers();
keepTime();
keepPace();
openOutbox();
follow();
filter();
