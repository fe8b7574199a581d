// Building the tree of goals: pick a goal and move it with buttons or arrow keys, or drag it by its dots with mouse or
// finger. The forms below the tree follow what is picked; the server alone says where everything hangs.

import { put } from "./session/outbox.js";

let picked = ""; // the goal that is picked
let drag = null; // {id, y, pointer, over, place} while one is dragged
const EDGE = 60; // px from an edge at which the page goes along

function rows() {
  return Array.from(document.querySelectorAll("[data-goals] [data-goal]"));
}

function rowOf(id) {
  return rows().find((row) => row.dataset.goal === id);
}


function children(parent) {
  return rows().filter((row) => row.dataset.parent === parent);
}

/** Whether `id` is `above` or hangs under it. */
function isUnder(id, above) {
  for (let row = rowOf(id); row; row = rowOf(row.dataset.parent)) {
    if (row.dataset.goal === above) return true;
  }
  return false;
}

function words(row) {
  return row.querySelector("bdi").textContent;
}

function show() {
  const tools = document.querySelector("[data-goal-tools]");
  if (!tools) return;
  const row = rowOf(picked);
  if (!row) picked = "";
  rows().forEach((one) => {
    one.querySelector("[data-pick-goal]").setAttribute("aria-pressed", String(one === row));
  });
  const said = tools.querySelector("[data-goal-picked]");
  const text = row ? words(row) : said.dataset.textNone;
  if (said.textContent !== text) said.textContent = text;
  tools.toggleAttribute("data-with-goal", Boolean(row));
  tools.querySelector("[data-goal-steps]").hidden = !row;
  tools.querySelectorAll("[data-needs-goal]").forEach((form) => {
    form.hidden = !row;
  });
  if (row) follow(tools, row);
}

/** Let the lists in the forms stand at the goal that is picked. */
function follow(tools, row) {
  tools.querySelectorAll("[data-follows]").forEach((list) => {
    if (list !== document.activeElement) list.value = picked;
  });
  const where = document.getElementById("goal-to");
  if (where && where !== document.activeElement) where.value = row.dataset.parent;
  const field = document.getElementById("goal-words");
  if (field && field.dataset.of !== picked) {
    field.value = words(row);
    field.dataset.of = picked;
  }
  const around = children(row.dataset.parent);
  const place = around.indexOf(row);
  const can = { up: place > 0, down: place < around.length - 1, out: Boolean(row.dataset.parent), in: place > 0 };
  tools.querySelectorAll("[data-goal-step]").forEach((button) => {
    button.disabled = !can[button.dataset.goalStep];
  });
}

function pick(id) {
  picked = id;
  show();
}

function move(id, parent, before) {
  if (isUnder(parent, id)) {
    const said = document.querySelector("[data-goal-picked]");
    said.textContent = said.dataset.textCycle;
    return;
  }
  put("MoveGoal", { contribution: id, parent: parent, before: before || "" }, { about: { quiet: true } });
}

/** One step: up or down among its siblings, out to beside its parent, or in under the sibling above it. */
function step(id, way) {
  const row = rowOf(id);
  if (!row) return;
  const around = children(row.dataset.parent);
  const place = around.indexOf(row);
  const idOf = (one) => (one ? one.dataset.goal : "");
  if (way === "up" && place > 0) move(id, row.dataset.parent, idOf(around[place - 1]));
  if (way === "down" && place < around.length - 1) move(id, row.dataset.parent, idOf(around[place + 2]));
  if (way === "in" && place > 0) move(id, idOf(around[place - 1]), "");
  if (way === "out" && row.dataset.parent) {
    const parent = rowOf(row.dataset.parent);
    const beside = children(parent.dataset.parent);
    move(id, parent.dataset.parent, idOf(beside[beside.indexOf(parent) + 1]));
  }
}

function click(event) {
  const button = event.target.closest && event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-pick-goal")) {
    const id = button.closest("[data-goal]").dataset.goal;
    pick(id === picked ? "" : id);
  }
  if (button.hasAttribute("data-unpick-goal")) {
    const row = rowOf(picked);
    pick("");
    if (row) row.querySelector("[data-pick-goal]").focus();
  }
  if (button.dataset.goalStep && picked) step(picked, button.dataset.goalStep);
}

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };

function press(event) {
  if (event.key === "Escape" && drag) drop(false);
  const button = event.target.closest && event.target.closest("[data-pick-goal]");
  if (!button || !event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  const rtl = document.documentElement.dir === "rtl";
  const way = KEYS[event.key];
  const flipped = { out: "in", in: "out" };
  step(button.closest("[data-goal]").dataset.goal, rtl ? flipped[way] || way : way);
}

// ── dragging ──

function begin(event) {
  const grip = event.target.closest && event.target.closest("[data-grip]");
  if (!grip || event.button > 0) return;
  event.preventDefault();
  const row = grip.closest("[data-goal]");
  drag = { id: row.dataset.goal, pointer: event.pointerId, over: null, place: "" };
  row.setAttribute("data-dragged", "");
  if (grip.setPointerCapture) grip.setPointerCapture(event.pointerId);
}

function mark(over, place) {
  if (drag.over && drag.over !== over) drag.over.removeAttribute("data-drop");
  drag.over = over;
  drag.place = place;
  if (over) over.setAttribute("data-drop", place);
}

/** Above a row, under it as its child, or after it: by the third of the row that the pointer is in. */
function placeIn(row, y) {
  const box = row.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  if (isUnder(row.dataset.goal, drag.id)) return "no";
  if (share < 0.28) return "before";
  return share > 0.72 && !children(row.dataset.goal).length ? "after" : "under";
}

function scroller(element) {
  for (let box = element; box && box !== document.body; box = box.parentElement) {
    const flow = getComputedStyle(box).overflowY;
    if ((flow === "auto" || flow === "scroll") && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement;
}

function goAlong(y) {
  const list = document.querySelector("[data-goals]");
  const box = list && scroller(list);
  if (!box) return;
  const whole = box === document.scrollingElement;
  const top = whole ? 0 : box.getBoundingClientRect().top;
  const bottom = whole ? window.innerHeight : box.getBoundingClientRect().bottom;
  if (y < top + EDGE) box.scrollTop -= 14;
  if (y > bottom - EDGE) box.scrollTop += 14;
}

function carry(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  event.preventDefault();
  goAlong(event.clientY);
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const row = under && under.closest("[data-goals] [data-goal]");
  if (row) mark(row, placeIn(row, event.clientY));
}

/** Let go: where it was let go says where it hangs. */
function drop(done) {
  const id = drag.id;
  const over = drag.over;
  const place = drag.place;
  rows().forEach((row) => {
    row.removeAttribute("data-drop");
    row.removeAttribute("data-dragged");
  });
  drag = null;
  if (!done || !over || place === "no" || !place) return;
  const target = over.dataset.goal;
  if (place === "under") {
    move(id, target, "");
    return;
  }
  const around = children(over.dataset.parent).filter((row) => row.dataset.goal !== id);
  const next = around[around.indexOf(over) + 1];
  move(id, over.dataset.parent, place === "before" ? target : next ? next.dataset.goal : "");
}

/** Start: picking, moving and dragging, and the forms that follow. */
export function keepGoals() {
  document.addEventListener("click", click);
  document.addEventListener("keydown", press);
  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", carry);
  document.addEventListener("pointerup", (event) => {
    if (drag && event.pointerId === drag.pointer) drop(true);
  });
  document.addEventListener("pointercancel", () => {
    if (drag) drop(false);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("data-goal-form")) return;
    setTimeout(show, 0);
    if (event.target.dataset.goalForm === "add") document.getElementById("goal-new").focus();
  });
  document.addEventListener("oogst:patched", () => {
    const field = document.getElementById("goal-words");
    if (field && field !== document.activeElement) field.removeAttribute("data-of");
    if (drag && rowOf(drag.id)) rowOf(drag.id).setAttribute("data-dragged", "");
    show();
  });
  show();
}
