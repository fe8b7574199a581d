// The draft inside the desk: a passage that is reworded is sent at once, and the draft stands there as it is now.

import { fresh, keepTyped, swap, tell } from "./desk-sending.js";

const news = document.querySelector("[data-news]");

function tellDesk() {
  if (window.parent !== window) window.parent.postMessage("oogst:changed", location.origin);
}

async function renew(sent, anchor) {
  const page = await fresh(location.pathname);
  const place = window.scrollY;
  swap(document.querySelector("main"), page.querySelector("main"), sent);
  window.scrollTo(0, place);
  const passage = anchor && document.getElementById(anchor);
  const summary = passage && passage.querySelector("summary");
  if (summary) summary.focus({ preventScroll: true });
}

async function send(form) {
  const passage = form.closest(".desk-passage");
  const button = form.querySelector("button");
  button.disabled = true;
  news.textContent = "";
  try {
    await tell(form);
    await renew(form, passage && passage.id);
    news.dataset.state = "";
    news.textContent = document.body.dataset.saved;
    tellDesk();
  } catch (problem) {
    news.dataset.state = "refused";
    news.textContent = problem.message || document.body.dataset.lost;
    button.disabled = false;
    button.focus();
  }
}

/** A field is as high as what is in it. */
function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-desk]")) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) grow(event.target);
});
document.addEventListener(
  "toggle",
  (event) => {
    const field = event.target.open && event.target.querySelector("textarea");
    if (!field) return;
    grow(field);
    field.focus();
  },
  true,
);
document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest("details[open]");
  if (!box) return;
  box.open = false;
  box.querySelector("summary").focus();
});
window.addEventListener("message", (event) => {
  if (event.origin === location.origin && event.data === "oogst:renew") renew(null, "").catch(() => location.reload());
});
keepTyped();
