// The wall: follows the room, keeps the time, takes turns when there is more than fits, and cuts no text in half.

import { follow } from "./session/follow.js";
import { keepMoment } from "./moment.js";
import { keepTime } from "./timer.js";

const TURN = 15 * 1000; // ms that a page stays before the next
const FRESH = 8 * 1000; // ms that new words stay marked
const SMALLEST = 0.5; // how far text may shrink; the stylesheet keeps every letter readable at ten metres
const known = new Map(); // contributions seen so far → until when they are marked as new
let page = 0;
let held = false;
let shown = ""; // the view and order of which a page stands there
let turning = 0;

function turn(step) {
  const pages = Array.from(document.querySelectorAll("[data-page]"));
  if (!pages.length) return;
  page = (page + step + pages.length) % pages.length;
  pages.forEach((one, number) => (one.hidden = number !== page));
  const mark = document.querySelector(".page-mark");
  if (!mark) return;
  const words = held ? mark.dataset.textHeld : mark.dataset.text;
  mark.textContent = words.replace("{n}", page + 1).replace("{of}", pages.length);
  mark.setAttribute("aria-pressed", String(held));
}

function overflows(element) {
  return element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
}

/** Let text shrink until it fits; what then still doesn't, is told to be short ("tight"). */
function fit(element) {
  element.style.removeProperty("--fit");
  element.removeAttribute("data-tight");
  for (let size = 1; size > SMALLEST && overflows(element); size -= 0.08) {
    element.style.setProperty("--fit", size.toFixed(2));
  }
  if (overflows(element)) element.setAttribute("data-tight", "");
}

// Items that wrapped into the clipped second column don't show: count them with those that weren't sent.
function countHidden(column) {
  const list = column.querySelector(".list");
  const more = column.querySelector(".column-more");
  if (!list || !more) return;
  const edge = list.getBoundingClientRect();
  const clipped = Array.from(list.children).filter((item) => {
    const box = item.getBoundingClientRect();
    return box.right < edge.left + 4 || box.left > edge.right - 4;
  }).length;
  const hidden = Number(more.dataset.more) + clipped;
  more.textContent = hidden ? more.dataset.text.replace("{n}", hidden) : "";
}

/** New words get the marker for a while, so that the room sees them come in; a tree that just appeared is not new. */
function markNew(first) {
  const now = Date.now();
  const goals = Array.from(document.querySelectorAll("[data-goal]"));
  const planted = goals.some((goal) => known.has(goal.dataset.goal));
  const mark = (item, key, old) => {
    if (!known.has(key)) known.set(key, old ? 0 : now + FRESH);
    item.toggleAttribute("data-new", known.get(key) > now);
  };
  document.querySelectorAll(".contribution[id]").forEach((item) => mark(item, item.id, first));
  goals.forEach((goal) => mark(goal, goal.dataset.goal, first || !planted));
}

function settle() {
  turn(0);
  document.querySelectorAll("[data-fit]").forEach(fit);
  document.querySelectorAll(".column").forEach(countHidden);
}

/** Something else on the wall begins at its first page, and stays there as long as any page. */
function beginAnew() {
  const mark = document.querySelector(".page-mark");
  const now = mark ? mark.dataset.shown : "";
  if (now === shown) return;
  shown = now;
  page = 0;
  held = false;
  keepTurning();
}

function renew() {
  beginAnew();
  settle();
  markNew(false);
}

function keepTurning() {
  clearInterval(turning);
  turning = setInterval(() => {
    // Held still from the console: the pages stay where they are as well.
    if (!held && !document.querySelector(".wall-frozen")) turn(1);
    settle();
    markNew(false);
  }, TURN);
}

/** Hold the page that stands there, or let the pages go on. */
function hold() {
  held = !held;
  turn(0);
}

document.addEventListener("click", (event) => {
  if (event.target.closest(".page-mark")) hold();
});
document.addEventListener("keydown", (event) => {
  if (event.key === " " && !event.target.closest("button")) hold();
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    turn((event.key === "ArrowRight") === (document.documentElement.dir !== "rtl") ? 1 : -1);
    settle();
  }
});

keepTime();
keepMoment();
follow();
keepTurning();
beginAnew();
settle();
markNew(true);
if (document.fonts) document.fonts.ready.then(settle);
// A letter that comes later (another script, a heavier weight) is wider or narrower than what stood in for it.
if (document.fonts && document.fonts.addEventListener) document.fonts.addEventListener("loadingdone", settle);
setInterval(() => markNew(false), 1000);
document.addEventListener("oogst:patched", renew);
document.addEventListener("oogst:opened", settle);
window.addEventListener("resize", settle);
