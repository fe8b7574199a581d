// Dragging on the theme board, with a mouse from anywhere on a card, with a finger by its grip (so that the page still
// scrolls). Whatever can be dragged can also be picked and put: this is only the quick way.

const START = 6; // px before a press is a drag
const EDGE = 70; // px from an edge at which the page goes along

let drag = null; // {cards, pointer, x, y, going, over}
let justDropped = false; // the click that ends a drag picks nothing
let acts = null;

function shadow() {
  let place = document.querySelector(".board-ghost");
  if (!place) {
    place = document.createElement("p");
    place.className = "board-ghost";
    place.setAttribute("aria-hidden", "true");
    document.body.appendChild(place);
  }
  return place;
}

function begin(event) {
  const slip = event.target.closest && event.target.closest("[data-slip]");
  if (!slip || event.button > 0) return;
  const grip = event.target.closest("[data-grip]");
  if (event.pointerType !== "mouse" && !grip) return;
  if (event.target.matches("input")) return;
  const id = slip.dataset.slip;
  const picked = acts.picks();
  drag = {
    cards: picked.indexOf(id) >= 0 ? picked : [id],
    pointer: event.pointerId,
    x: event.clientX,
    y: event.clientY,
    going: false,
    over: null,
    words: slip.querySelector("label").textContent,
  };
  if (grip) event.preventDefault();
}

function start() {
  drag.going = true;
  document.body.setAttribute("data-dragging", "");
  drag.cards.forEach((id) => {
    const slip = document.getElementById("slip-" + id);
    if (slip) slip.setAttribute("data-dragged", "");
  });
  const place = shadow();
  place.textContent = drag.cards.length > 1 ? document.querySelector("[data-board]").dataset.textPick.replace("{n}", drag.cards.length) : drag.words;
  place.hidden = false;
}

function scrollers(element) {
  const found = [];
  for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
    const flow = getComputedStyle(box).overflowY;
    if ((flow === "auto" || flow === "scroll") && box.scrollHeight > box.clientHeight) found.push(box);
  }
  return found.concat([document.scrollingElement]);
}

function goAlong(under, y) {
  scrollers(under).forEach((box) => {
    const whole = box === document.scrollingElement;
    const edge = box.getBoundingClientRect();
    const top = whole ? 0 : edge.top;
    const bottom = whole ? window.innerHeight : edge.bottom;
    if (y < top + EDGE) box.scrollTop -= 12;
    if (y > bottom - EDGE) box.scrollTop += 12;
  });
}

function carry(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.going) {
    if (Math.abs(event.clientX - drag.x) + Math.abs(event.clientY - drag.y) < START) return;
    start();
  }
  event.preventDefault();
  const place = shadow();
  place.style.transform = "translate(" + (event.clientX + 12) + "px," + (event.clientY + 12) + "px)";
  const under = document.elementFromPoint(event.clientX, event.clientY);
  if (!under) return;
  goAlong(under, event.clientY);
  const over = under.closest("[data-column], [data-drop-new]");
  if (drag.over && drag.over !== over) drag.over.removeAttribute("data-drop");
  drag.over = over;
  if (over) over.setAttribute("data-drop", "");
}

function drop(done) {
  const what = drag;
  drag = null;
  document.body.removeAttribute("data-dragging");
  document.querySelectorAll("[data-dragged]").forEach((slip) => slip.removeAttribute("data-dragged"));
  if (!what.going) return;
  shadow().hidden = true;
  justDropped = true;
  setTimeout(() => {
    justDropped = false;
  }, 0);
  if (what.over) what.over.removeAttribute("data-drop");
  if (!done || !what.over) return;
  if (what.over.hasAttribute("data-drop-new")) acts.startNew(what.cards);
  else acts.move(what.cards, what.over.dataset.column);
}

/** Start: `acts` has move(cards, theme), startNew(cards) and picks(). */
export function keepDragging(how) {
  acts = how;
  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", carry);
  document.addEventListener("pointerup", (event) => {
    if (drag && event.pointerId === drag.pointer) drop(true);
  });
  document.addEventListener("pointercancel", () => {
    if (drag) drop(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) drop(false);
  });
  document.addEventListener(
    "click",
    (event) => {
      if (!justDropped) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener("oogst:patched", () => {
    if (!drag || !drag.going) return;
    drag.cards.forEach((id) => {
      const slip = document.getElementById("slip-" + id);
      if (slip) slip.setAttribute("data-dragged", "");
    });
  });
}
