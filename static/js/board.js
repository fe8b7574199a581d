// The theme board: cards are picked and put in a theme with the mouse, a finger, buttons or the keyboard alone. Everybody
// who themes sends only what they moved; the server says where everything lies, and two people never undo each other.

import { follow } from "./session/follow.js";
import { notify, onSubmit, takeForms } from "./session/forms.js";
import { onOutbox, openOutbox, put, takeOut } from "./session/outbox.js";
import { keepDragging } from "./board-drag.js";

let focused = ""; // the card that has, or had, the focus: the one tab stop of the board
let target = null; // the theme that was chosen last in the list
const chosen = new Set(); // what is picked, also while its card changes places
let kept = null; // where the focus goes when its card has left: {column, place}

function all(selector, inside) {
  return Array.from((inside || document).querySelectorAll(selector));
}

function board() {
  return document.querySelector("[data-board]");
}

function columns() {
  return all("[data-column]");
}

function boxes(column) {
  return all("[data-slip]:not([hidden]) input", column);
}

function slipOf(id) {
  return document.getElementById("slip-" + id);
}

function boxOf(id) {
  return document.getElementById("pick-" + id);
}

function columnOf(element) {
  return element.closest("[data-column]");
}

function nameOf(column) {
  const head = column && column.querySelector("h2");
  return column && column.dataset.column && head ? head.textContent : board().dataset.textNone;
}

/** The cards that are picked, in the order in which they lie; without any the one that has the focus. */
function picks() {
  return all("[data-slip] input:checked").map((box) => box.value);
}

function announce(text) {
  const place = document.querySelector("[data-board-news]");
  place.textContent = "";
  setTimeout(() => {
    place.textContent = text;
  }, 30);
}

function show() {
  const n = picks().length;
  const count = document.querySelector("[data-board-count]");
  if (!count.dataset.textNone) count.dataset.textNone = count.textContent;
  const text = n ? board().dataset.textPick.replace("{n}", n) : count.dataset.textNone;
  if (count.textContent !== text) count.textContent = text;
  document.querySelector("[data-board-new]").hidden = !n;
  document.querySelector("[data-board-unpick]").hidden = !n;
  document.querySelector("[data-board-move]").toggleAttribute("data-picked-some", n > 0);
  all("[data-slip]").forEach((slip) => {
    slip.toggleAttribute("data-picked", slip.querySelector("input").checked);
  });
  const list = document.getElementById("board-to");
  if (target === null && list && list !== document.activeElement && list.options.length > 1) list.selectedIndex = 1; // most go from none to a theme
  if (list && list !== document.activeElement && all("option", list).some((one) => one.value === target)) list.value = target;
}

/** One card is the tab stop; arrow keys go to the others. */
function rove() {
  const every = boxes(document);
  const now = every.find((box) => box.value === focused) || every[0];
  every.forEach((box) => {
    box.tabIndex = box === now ? 0 : -1;
  });
}

function focusOn(box) {
  if (!box) return;
  focused = box.value;
  rove();
  box.focus({ preventScroll: false });
}

function unpick() {
  chosen.clear();
  all("[data-slip] input:checked").forEach((box) => {
    box.checked = false;
  });
  show();
}

/** Send cards to a theme ('' is none), and say so; the focus stays in the column where they lay. */
export function move(cards, theme) {
  if (!cards.length) return;
  const into = columns().find((column) => column.dataset.column === theme);
  const held = boxOf(focused);
  if (held && cards.indexOf(focused) >= 0) {
    const column = columnOf(held);
    const rest = boxes(column).filter((box) => cards.indexOf(box.value) < 0);
    const place = boxes(column).filter((box) => cards.indexOf(box.value) < 0 || box === held).indexOf(held);
    kept = { column: column.dataset.column, next: (rest[place] || rest[rest.length - 1] || { value: "" }).value };
  }
  const scope = document.body.dataset.group ? {} : { group: "" };
  put("MoveToTheme", Object.assign({ contributions: cards, theme: theme }, theme ? {} : scope), { about: { quiet: true } });
  const words = theme ? board().dataset.textMoved : board().dataset.textOut;
  announce(words.replace("{n}", cards.length).replace("{theme}", nameOf(into)));
  unpick();
}

function picksOrFocused() {
  const chosen = picks();
  if (chosen.length) return chosen;
  return boxOf(focused) && document.activeElement === boxOf(focused) ? [focused] : [];
}

/** Make a theme of what is picked: the name is typed first. */
export function startNew(cards) {
  cards.forEach((id) => {
    chosen.add(id);
    if (boxOf(id)) boxOf(id).checked = true;
  });
  show();
  document.getElementById("theme-title").focus();
}

function make(form, wish) {
  if (!form.hasAttribute("data-theme-make")) return undefined;
  const title = wish.data.title.trim();
  const cards = picks();
  put("MakeTheme", { title: title, contributions: cards }, { about: { quiet: true, title: title } });
  form.reset();
  announce(board().dataset.textMoved.replace("{n}", cards.length).replace("{theme}", title));
  unpick();
  return false;
}

function moveForm(form, wish) {
  if (!form.hasAttribute("data-board-move")) return undefined;
  const cards = picksOrFocused();
  const held = focused;
  if (!cards.length) {
    const first = boxes(document)[0];
    focusOn(boxOf(held) || first);
    return false;
  }
  if (document.activeElement && document.activeElement.closest("[data-board-move]") && cards.indexOf(held) < 0) focused = cards[0];
  move(cards, wish.data.theme);
  return false;
}

function quietly(form) {
  return form.closest(".board, body") ? { about: { quiet: true } } : undefined;
}

// ── the keyboard ──

function beside(column, by) {
  const every = columns().filter((one) => boxes(one).length);
  const place = every.indexOf(column) + by;
  return every[Math.max(0, Math.min(every.length - 1, place))];
}

function step(box, key) {
  const column = columnOf(box);
  const here = boxes(column);
  const place = here.indexOf(box);
  const rtl = document.documentElement.dir === "rtl";
  if (key === "ArrowDown") return here[Math.min(place + 1, here.length - 1)];
  if (key === "ArrowUp") return here[Math.max(place - 1, 0)];
  if (key === "Home") return here[0];
  if (key === "End") return here[here.length - 1];
  const way = (key === "ArrowRight") !== rtl ? 1 : -1;
  const there = boxes(beside(column, way));
  return there[Math.min(place, there.length - 1)];
}

function press(event) {
  if (event.key === "Escape" && picks().length) unpick();
  const box = event.target;
  if (!box.matches || !box.matches("[data-slip] input")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (!picks().length) {
      box.checked = true;
      chosen.add(box.value);
    }
    show();
    document.getElementById("board-to").focus();
    return;
  }
  if (["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"].indexOf(event.key) < 0) return;
  event.preventDefault();
  if (!event.altKey) {
    focusOn(step(box, event.key));
    return;
  }
  const rtl = document.documentElement.dir === "rtl";
  const way = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[event.key];
  const every = columns();
  const to = way && every[every.indexOf(columnOf(box)) + way];
  if (!to) return;
  move(picks().length ? picks() : [box.value], to.dataset.column);
  kept = null; // the focus goes along with its card
}

// ── what others do meanwhile ──

function restore() {
  chosen.forEach((id) => {
    if (boxOf(id)) boxOf(id).checked = true;
  });
  const gone = document.activeElement === document.body || !document.activeElement;
  if (gone && focused && kept === null && slipOf(focused)) {
    boxOf(focused).focus({ preventScroll: false });
  } else if (kept && slipOf(focused) && columnOf(slipOf(focused)).dataset.column !== kept.column) {
    const next = kept.next;
    kept = null;
    if (gone || (document.activeElement.closest && document.activeElement.closest("[data-slip], [data-board-move]"))) {
      focusOn(boxOf(next) || boxes(document)[0]);
    }
  }
  filter();
  rove();
  show();
}

function filter() {
  const field = document.querySelector("[data-board-find]");
  if (!field) return;
  document.querySelector("[data-board-filter]").hidden = false;
  const wanted = field.value.trim().toLowerCase();
  all("[data-slip]", columnOf(field)).forEach((slip) => {
    slip.hidden = wanted !== "" && slip.textContent.toLowerCase().indexOf(wanted) < 0;
  });
}

function click(event) {
  const button = event.target.closest && event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-board-new")) startNew(picks());
  if (button.hasAttribute("data-board-unpick")) {
    unpick();
    if (boxOf(focused)) boxOf(focused).focus();
  }
}

function change(event) {
  if (event.target.matches("[data-slip] input")) {
    if (event.target.checked) chosen.add(event.target.value);
    else chosen.delete(event.target.value);
    show();
  }
  if (event.target.id === "board-to") target = event.target.value;
}

document.documentElement.setAttribute("data-js", "");
onSubmit(make);
onSubmit(moveForm);
onSubmit(quietly);
takeForms();
document.addEventListener("click", click);
document.addEventListener("change", change);
document.addEventListener("keydown", press);
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-board-find]")) {
    filter();
    rove();
  }
});
document.addEventListener("focusin", (event) => {
  if (!event.target.matches("[data-slip] input")) return;
  focused = event.target.value;
  kept = null;
  rove();
});
document.addEventListener("oogst:patched", restore);
onOutbox((happening) => {
  if (happening.what !== "refused") return;
  notify(happening.value.message || "");
  takeOut(happening.entry.id);
  const title = document.getElementById("theme-title");
  if (happening.entry.name === "MakeTheme" && !title.value) title.value = happening.entry.data.title; // nothing typed is lost
});
keepDragging({ move: move, startNew: startNew, picks: picks });
openOutbox();
follow();
filter();
rove();
show();
