// Where people weigh what others wrote, those texts come before one's own: the same order as a page that is fetched anew.

function arrange() {
  const own = document.querySelector("[data-own-place]");
  const task = document.querySelector(".task");
  const lists = document.querySelector('[data-region="sections"]');
  const before = document.querySelector("[data-waiting-list]");
  if (!own || !task || !lists || !before || own.contains(document.activeElement)) return;
  const place = task.hasAttribute("data-weighs") ? lists : before;
  if (own.previousElementSibling !== place) place.parentNode.insertBefore(own, place.nextSibling);
}

/** Start: keep the order of the page right when the phase changes. */
export function keepWeighingFirst() {
  arrange();
  document.addEventListener("oogst:patched", arrange);
}
