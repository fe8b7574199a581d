// Where each group is: find among many, what needs attention first, and one tap for all that are ticked.

import { beforeSend, say } from "./session/forms.js";
import { holds, wordsIn } from "./texts.js";

let status = ""; // the one that shows, "" for all

function rows() {
  return Array.from(document.querySelectorAll("#pace-rows > tr"));
}

function boxes() {
  return Array.from(document.querySelectorAll("#pace-rows [name='data.groups']"));
}

function picked() {
  return boxes()
    .filter((box) => box.checked)
    .map((box) => box.value);
}

function count() {
  const place = document.querySelector("[data-pace-picked]");
  if (!place) return;
  const n = picked().length;
  const words = n === 0 ? place.dataset.textNone : n === 1 ? place.dataset.textOne : place.dataset.textMore;
  const text = words.replace("{n}", n);
  if (place.textContent !== text) place.textContent = text;
}

function narrow() {
  const field = document.getElementById("pace-find");
  if (!field) return;
  const words = wordsIn(field);
  let shown = 0;
  rows().forEach((row) => {
    row.hidden = (status && row.dataset.status !== status) || !holds(row.dataset.found, words);
    if (!row.hidden) shown += 1;
  });
  document.querySelector("[data-pace-none]").hidden = shown > 0;
  document.querySelectorAll("[data-pace-status]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.paceStatus === status));
  });
}

/** Rows keep the order of the groups, which the server gave; on request what needs attention stands on top. */
function sort() {
  const box = document.getElementById("pace-sort");
  const body = document.getElementById("pace-rows");
  if (!box || !box.checked || body.contains(document.activeElement)) return;
  const now = rows();
  const wanted = now.map((row, place) => [Number(row.dataset.rank), place, row]);
  wanted.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (wanted.some((entry, place) => entry[2] !== now[place])) wanted.forEach((entry) => body.appendChild(entry[2]));
}

function renew() {
  if (status && !document.querySelector('[data-pace-status="' + status + '"]')) status = "";
  sort();
  narrow();
  count();
}

/** Start. */
export function keepPace() {
  document.addEventListener("input", (event) => {
    if (event.target.id === "pace-find") narrow();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "pace-sort") sort();
    if (event.target.id === "pace-all") {
      boxes().forEach((box) => {
        if (!box.closest("tr").hidden) box.checked = event.target.checked;
      });
    }
    count();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pace-status]");
    if (!button) return;
    status = button.dataset.paceStatus === status ? "" : button.dataset.paceStatus;
    narrow();
  });
  beforeSend((form, wish) => {
    if (!form.hasAttribute("data-for-picked")) return true;
    const groups = picked();
    if (!groups.length) {
      say(form, document.querySelector("[data-pace-picked]").dataset.textNone, "refused");
      return false;
    }
    wish.data.groups = groups;
    return true;
  });
  document.addEventListener("oogst:patched", renew);
  renew();
}
