// The facilitator's desk: forms that are sent without leaving the page, chapters that can be dragged, files while they are made.

import { fresh, keepTyped, swap, tell } from "./desk-sending.js";

const AGAIN = 800; // ms between two looks at files that are being made
const main = document.querySelector("main");
const frame = document.getElementById("draft");
const refusal = document.querySelector("[data-refused]");
const news = document.querySelector("[data-news]");
const here = location.pathname;
let looking = 0;
let renewals = 0; // how often the page was asked for anew
let newest = Promise.resolve(); // the last of these
let busy = Promise.resolve(); // what is being sent, and what waits for it
const tapped = new Set(); // buttons of which that is so

function refused(message) {
  refusal.hidden = !message;
  refusal.textContent = message;
  if (message) refusal.scrollIntoView({ block: "nearest" });
}

function say(form, words, state) {
  const place = form && form.querySelector("[data-said]");
  if (place) {
    place.textContent = words;
    place.dataset.state = state;
  }
  if (state === "refused" && !place) refused(words);
}

/** Take over every part of the desk as it is now; the draft does the same for itself. */
async function renew(sent, draftToo) {
  renewals += 1;
  newest = takeOverLast(renewals, sent);
  await newest;
  if (draftToo && frame && frame.contentWindow) frame.contentWindow.postMessage("oogst:renew", location.origin);
}

/** Somebody may go on meanwhile; what they did is not in this page then, but in a newer one. */
async function takeOverLast(turn, sent) {
  const page = await fresh(here);
  if (turn !== renewals) return newest;
  return takeOver(page, sent);
}

/** One after another: what a button sends (where each chapter stands) depends on what the one before it did. */
function inTurn(action) {
  const turn = busy.then(action);
  busy = turn.catch(() => {});
  return turn;
}

/** Send the form of a button, as it stands on the page when its turn comes; what is tapped twice is sent once. */
function tap(form) {
  const button = form.querySelector("[data-stays]");
  const id = button ? button.dataset.stays : "";
  if (tapped.has(id)) return;
  if (id) tapped.add(id);
  inTurn(() => {
    const now = id && !document.contains(form) && document.getElementById(id);
    return send(now ? now.form : form).finally(() => tapped.delete(id));
  });
}

function takeOver(page, sent) {
  document.querySelectorAll("[data-renew]").forEach((old) => {
    const found = page.querySelector(`[data-renew="${old.dataset.renew}"]`);
    if (found) swap(old, found, sent);
  });
  const draft = page.getElementById("draft");
  if (frame && draft && frame.getAttribute("src") !== draft.getAttribute("src")) {
    frame.title = draft.title;
    frame.src = draft.getAttribute("src"); // a definitive report stands there as it is kept
  }
  const state = page.querySelector(".desk-title");
  if (state) swap(document.querySelector(".desk-title"), state, sent);
  dress();
  look();
}

async function send(form) {
  const button = form.querySelector("button");
  const id = form.querySelector("[data-stays]") ? form.querySelector("[data-stays]").dataset.stays : "";
  const said = form.closest("section") && form.closest("section").id;
  button.disabled = true;
  try {
    await tell(form);
    refused("");
    await renew(form, true);
    news.textContent = main.dataset.saved;
    after(id, said);
  } catch (problem) {
    button.disabled = false;
    say(form, problem.message || main.dataset.lost, "refused");
    button.focus();
  }
}

/** Where the focus goes when the button that had it is gone: the same button again, else the heading of its part. */
function after(id, part) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const stays = id && document.getElementById(id);
  const head = part && document.querySelector(`#${part} h2`);
  const next = stays || (id && document.querySelector(`#${id.replace(/-(up|down|out)$/, "")} button`)) || head;
  if (!next) return;
  if (next === head) head.setAttribute("tabindex", "-1");
  next.focus({ preventScroll: next === head });
}

/** What is chosen shows in the draft at once, what is typed when its field is left; the button says the same once more. */
async function choose(field) {
  const form = field.form;
  const part = form.closest("section").id;
  const value = field.type === "radio" ? `[value="${field.value}"]` : "";
  const there = document.activeElement === field;
  await inTurn(() => send(form));
  const again = document.querySelector(`#${part} [name="${field.name}"]${value}`);
  if (there && again) again.focus({ preventScroll: true });
}

async function upload(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  say(form, main.dataset.sending, "sending");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin" });
    const told = await answer.json();
    if (!answer.ok) throw told.error;
    refused("");
    form.reset();
    form.querySelectorAll("[data-typed]").forEach((field) => field.removeAttribute("data-typed"));
    await renew(form, true);
    news.textContent = main.dataset.saved;
    after("", form.closest("section") && form.closest("section").id);
  } catch (problem) {
    button.disabled = false;
    say(form, problem.message || main.dataset.lost, "refused");
    button.focus();
  }
}

// ── files ──

async function make(form) {
  form.querySelector("button").disabled = true;
  try {
    await fetch(form.action, { method: "POST", credentials: "same-origin", headers: { Accept: "text/html" } });
    await files();
  } catch (problem) {
    refused(main.dataset.lost);
  }
}

async function files() {
  const before = document.getElementById("files");
  const page = await fresh(`${here}/files`);
  const now = page.getElementById("files");
  const done = before.hasAttribute("data-making") && !now.hasAttribute("data-making");
  swap(before, now, null);
  if (done) await renew(null, true);
  look();
}

/** While files are being made, look again and again. */
function look() {
  clearTimeout(looking);
  const part = document.getElementById("files");
  if (part.hasAttribute("data-making")) looking = setTimeout(() => files().catch(look), AGAIN);
}

// ── dragging a chapter ──

function drag(event) {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button > 0) return;
  const item = grip.closest("[data-chapter]");
  const list = item.parentElement;
  const before = order(list);
  event.preventDefault();
  list.setPointerCapture(event.pointerId);
  item.setAttribute("data-dragged", "");

  function over(moved) {
    const others = Array.from(list.children).filter((one) => one !== item && !one.hasAttribute("data-fixed"));
    const next = others.find((one) => {
      const box = one.getBoundingClientRect();
      return moved.clientY < box.top + box.height / 2;
    });
    if (next && next.previousElementSibling !== item) next.before(item);
    else if (!next && list.lastElementChild !== item) list.append(item);
  }

  function done() {
    list.removeEventListener("pointermove", over);
    item.removeAttribute("data-dragged");
    if (order(list) === before) return;
    const wish = order(list);
    inTurn(() => {
      const form = document.querySelector("[data-order]").form;
      form.querySelector("[data-order]").value = wish;
      return send(form);
    });
  }

  list.addEventListener("pointermove", over);
  list.addEventListener("lostpointercapture", done, { once: true });
}

function order(list) {
  return Array.from(list.children, (one) => one.dataset.chapter).join(" ");
}

/** "As usual again" sends no order and leaves nothing out; dragging sends the same form with an order. */
function asUsual(button) {
  const form = button.form;
  form.querySelector("[data-order]").value = "";
  form.querySelector('[name="data.left_out"]').value = "";
}

// ── the draft is as high as what is in it, where the page is one column ──

function fit() {
  if (!frame || !frame.contentDocument || !frame.contentDocument.documentElement) return;
  const one = window.matchMedia("(max-width: 64rem)").matches;
  frame.style.height = one ? `${frame.contentDocument.documentElement.scrollHeight}px` : "";
}

/** A passage that opens in the draft makes it higher. */
function watchDraft() {
  fit();
  if (window.ResizeObserver && frame.contentDocument) new ResizeObserver(fit).observe(frame.contentDocument.body);
}

/** Where an address points is open. */
function openNamed() {
  const part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!part) return;
  for (let box = part.closest("details") || part.querySelector("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function dress() {
  document.querySelectorAll("form[data-desk], form[data-upload]").forEach((form) => {
    form.noValidate = false;
  });
  fit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-desk], [data-upload], [data-make]")) return;
  event.preventDefault();
  if (form.matches("[data-desk]")) tap(form);
  else if (form.matches("[data-upload]")) upload(form);
  else make(form);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-usual]");
  if (button) asUsual(button);
});
document.addEventListener("change", (event) => {
  if (event.target.matches("#told [data-desk] :is(select, input, textarea), #look [data-desk] :is(input, textarea)")) choose(event.target);
});
document.addEventListener("pointerdown", drag);
window.addEventListener("message", (event) => {
  if (event.origin === location.origin && event.data === "oogst:changed") renew(null, false).catch(() => refused(main.dataset.lost));
});
window.addEventListener("hashchange", openNamed);
window.addEventListener("resize", fit);
if (frame) frame.addEventListener("load", watchDraft);
keepTyped();
openNamed();
dress();
look();
if (frame && frame.contentDocument && frame.contentDocument.readyState === "complete") watchDraft();
