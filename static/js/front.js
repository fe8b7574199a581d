// What the phase of the room asks for stands first in the console's middle column: the order of a page that is fetched anew.

function arrange() {
  const phases = document.querySelector("[data-front]");
  const column = document.getElementById("main");
  const focused = document.activeElement;
  // Nothing moves under the hands of who is typing.
  if (!phases || (column.contains(focused) && focused.matches("input, textarea, select"))) return;
  let before = column.querySelector("[data-waiting-list]");
  let moved = false;
  phases.dataset.front.split(" ").forEach((name) => {
    const one = column.querySelector(`:scope > [data-region="${name}"]`);
    if (!one) return;
    if (before.nextElementSibling !== one) {
      before.parentNode.insertBefore(one, before.nextSibling);
      moved = true;
    }
    before = one;
  });
  if (moved) column.scrollTop = 0;
}

/** Keep in front what the phase asks for, also when the room goes on. */
export function keepFront() {
  document.addEventListener("oogst:patched", arrange);
  document.addEventListener("focusout", () => requestAnimationFrame(arrange));
}
