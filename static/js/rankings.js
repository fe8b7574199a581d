// Putting what matters most in order: a tap adds a text to one's top or takes it out, arrows move it. The whole order is
// sent each time, so two tabs end up with the latest. One's own order is personal: it comes with one's own document, and
// what still lies in the outbox goes before it.

import { entries, onOutbox, put } from "./session/outbox.js";
import { notify } from "./session/forms.js";

const KEY = "ranks";
let own = [];

function section() {
  return document.querySelector("[data-ranks]");
}

function order() {
  const waiting = entries().filter((entry) => entry.key === KEY && !entry.refused);
  // Kept as one's own: when it was stored from another tab, this one goes on from there.
  if (waiting.length) own = waiting[waiting.length - 1].data.contributions;
  return own;
}

function items() {
  return Array.from(document.querySelectorAll("[data-rank-item]"));
}

/** Those of one's order that stand on the page: what was taken away has left its place. */
function standing() {
  const here = items().map((item) => item.dataset.rankItem);
  return order().filter((id) => here.indexOf(id) >= 0);
}

function show() {
  const place = section();
  if (!place) return;
  const now = standing();
  items().forEach((item) => {
    const at = now.indexOf(item.dataset.rankItem);
    const pick = item.querySelector("[data-rank-pick]");
    const badge = item.querySelector("[data-rank-place]");
    item.toggleAttribute("data-chosen", at >= 0);
    pick.setAttribute("aria-pressed", String(at >= 0));
    badge.textContent = at >= 0 ? String(at + 1) : "";
    if (at >= 0) badge.setAttribute("aria-label", badge.dataset.text.replace("{n}", String(at + 1)));
    else badge.removeAttribute("aria-label");
    const move = item.querySelector("[data-rank-move]");
    move.hidden = at < 0;
    move.querySelector('[data-rank-step="-1"]').disabled = at < 1;
    move.querySelector('[data-rank-step="1"]').disabled = at < 0 || at === now.length - 1;
  });
}

function say(text) {
  const place = section().querySelector("[data-ranks-said]");
  if (place.textContent !== text) place.textContent = text;
}

function words(name, n, text) {
  return section().querySelector("[data-ranks-said]").dataset[text].replace("{name}", name).replace("{n}", String(n));
}

function left(now) {
  const n = Number(section().dataset.ranks) - now.length;
  return n > 0 ? words("", n, "textLeft") : words("", 0, "textFull");
}

function nameOf(item) {
  const text = item.querySelector("[data-rank-name]").textContent;
  return text.length > 60 ? text.slice(0, 57) + "…" : text.replace(/[.!?…]+$/, "");
}

function send(now) {
  put("RankContributions", { contributions: now }, { key: KEY, about: { quiet: true } });
  show();
}

function pick(item) {
  const now = standing();
  const at = now.indexOf(item.dataset.rankItem);
  if (at < 0 && now.length >= Number(section().dataset.ranks)) {
    say(words("", 0, "textOver"));
    return;
  }
  if (at < 0) now.push(item.dataset.rankItem);
  else now.splice(at, 1);
  send(now);
  say(words(nameOf(item), now.length, at < 0 ? "textAt" : "textOut") + " " + left(now));
}

function move(item, step) {
  const now = standing();
  const at = now.indexOf(item.dataset.rankItem);
  const to = at + step;
  if (at < 0 || to < 0 || to >= now.length) return;
  now[at] = now[to];
  now[to] = item.dataset.rankItem;
  send(now);
  say(words(nameOf(item), to + 1, "textAt"));
  const button = item.querySelector('[data-rank-step="' + step + '"]');
  if (button.disabled) item.querySelector("[data-rank-pick]").focus();
}

/** Take over what the server knows of this person's order: `{ranks: [contribution]}`. */
export function showRanks(mine) {
  own = mine.ranks || [];
  show();
}

function hear(happening) {
  const entry = happening.entry;
  if (happening.what === "elsewhere") show();
  if (!entry || entry.name !== "RankContributions") return;
  if (happening.what === "stored") {
    own = entry.data.contributions;
    notify("");
  }
  if (happening.what === "refused") notify((happening.value && happening.value.message) || "");
  show();
}

/** Start: one tap puts a text in one's top. */
export function keepRanks() {
  onOutbox(hear);
  document.addEventListener("click", (event) => {
    const item = event.target.closest && event.target.closest("[data-rank-item]");
    if (!item) return;
    const step = event.target.closest("[data-rank-step]");
    if (step) move(item, Number(step.dataset.rankStep));
    else if (event.target.closest("[data-rank-pick]")) pick(item);
  });
  document.addEventListener("oogst:patched", show);
  show();
}
