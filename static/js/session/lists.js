// Lists of contributions: sections appear with their first card, the rest comes in pages, news is counted aloud.

import { apply } from "./patch.js";

const FRESH = 6000; // ms that a new card wears the marker
const QUIET = 10000; // ms between two announcements: a stream of cards is not a status message

let fresh = new Set();
let lastNews = 0;
let newsTimer = 0;
let fadeTimer = 0;

function showSections() {
  document.querySelectorAll("[data-section]").forEach((section) => {
    const list = section.querySelector("[data-list]");
    section.hidden = !list || !list.children.length;
  });
}

function announce() {
  newsTimer = 0;
  const place = document.querySelector("[data-news]");
  if (!place || !fresh.size) return;
  place.textContent = place.dataset.textNew.replace("{n}", String(fresh.size));
  fresh = new Set();
  lastNews = Date.now();
}

function fade() {
  document.querySelectorAll("[data-new]").forEach((card) => card.removeAttribute("data-new"));
}

function count(ops) {
  ops.forEach((op) => {
    if (op.inserted && op.fresh !== false) fresh.add(op.id);
  });
  if (fresh.size) {
    clearTimeout(fadeTimer);
    fadeTimer = setTimeout(fade, FRESH);
  }
  if (fresh.size && !newsTimer) newsTimer = setTimeout(announce, Math.max(1000, lastNews + QUIET - Date.now()));
}

async function more(button) {
  const key = button.dataset.more;
  const list = Array.from(document.querySelectorAll("[data-list]")).find((one) => one.dataset.list === key);
  const last = list && list.lastElementChild;
  const facts = document.body.dataset;
  const query = new URLSearchParams({ screen: facts.screen, after: last ? last.dataset.item : "" });
  if (facts.group) query.set("group", facts.group);
  button.disabled = true;
  try {
    const address = "/s/" + encodeURIComponent(facts.session) + "/more/" + encodeURIComponent(key) + "?" + query;
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) return;
    const page = await answer.json();
    apply(page.ops.map((op) => Object.assign({ fresh: false }, op)));
    if (!page.more) button.remove();
  } catch (problem) {
    // Nobody answered: the button stays, and can be tapped again.
  } finally {
    button.disabled = false;
  }
}

/** Start: keep sections and totals right, and answer "show more". */
export function keepLists() {
  document.addEventListener("oogst:patched", (event) => {
    showSections();
    count(event.detail);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-more]");
    if (button) more(button);
  });
  showSections();
}
