// What this page still holds, said honestly: how much is not sent, and that it stays open until it is.

import { onConnection } from "./session/follow.js";
import { entries, onOutbox } from "./session/outbox.js";

let connection = "";

function count() {
  return entries().filter((entry) => !entry.refused && entry.key !== "join").length;
}

function show() {
  const place = document.querySelector("[data-unsent]");
  if (!place) return;
  const n = count();
  const away = connection === "waiting";
  if (place.hasAttribute("data-scribes") && !document.body.hasAttribute("data-writes")) return; // others see each text
  const number = place.querySelector("[data-unsent-count]");
  const words = n ? number.dataset.text.replace("{n}", String(n)) : "";
  const held = entries().some((entry) => entry.tries && !entry.refused);
  place.hidden = !away && !(n && held);
  place.querySelector("[data-offline]").hidden = !away;
  if (number.textContent !== words) number.textContent = words;
}

function stay(event) {
  if (connection !== "waiting" || !count()) return;
  event.preventDefault(); // without the server this page does not come back
  event.returnValue = "";
}

/** Start: say how much waits, and ask before leaving with it. */
export function keepUnsent() {
  onOutbox(show);
  onConnection((state) => {
    connection = state;
    show();
  });
  document.addEventListener("oogst:patched", show);
  window.addEventListener("beforeunload", stay);
  show();
}
