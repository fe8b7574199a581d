// The wall: follows the room, keeps the time, takes turns when there are more groups than fit, and cuts no text in half.

import { follow } from "./session/follow.js";
import { keepTime } from "./timer.js";

const TURN = 15 * 1000; // ms that three groups stay before the next three
let page = 0;

function turn(step) {
  const pages = Array.from(document.querySelectorAll("[data-page]"));
  if (!pages.length) return;
  page = (page + step) % pages.length;
  pages.forEach((one, number) => (one.hidden = number !== page));
  const mark = document.querySelector(".page-mark");
  if (mark) mark.textContent = mark.dataset.text.replace("{n}", page + 1).replace("{of}", pages.length);
}

// Items that wrapped into the clipped second column don't show: count them with those that weren't sent.
function countHidden() {
  document.querySelectorAll(".column").forEach((column) => {
    const list = column.querySelector(".list");
    const more = column.querySelector(".column-more");
    if (!list || !more) return;
    const edge = list.getBoundingClientRect();
    const rtl = document.documentElement.dir === "rtl";
    const clipped = Array.from(list.children).filter((item) => {
      const box = item.getBoundingClientRect();
      return rtl ? box.right < edge.left + 4 : box.left > edge.right - 4;
    }).length;
    const hidden = Number(more.dataset.more) + clipped;
    more.hidden = hidden === 0;
    more.textContent = more.dataset.text.replace("{n}", hidden);
  });
}

function settle() {
  turn(0);
  countHidden();
}

keepTime();
follow();
settle();
setInterval(() => {
  turn(1);
  countHidden();
}, TURN);
document.addEventListener("oogst:patched", settle);
window.addEventListener("resize", countHidden);
