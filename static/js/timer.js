// The timer guides and does not cut off: it counts to zero and then says that sending is still possible.
// A text may hold {time}, what is left, or {over}, how long it is past.

let ahead = 0; // how far the server's clock is ahead of this phone's

function clock() {
  ahead = (Number(document.body.dataset.now) || Date.now()) - Date.now();
}

/** Minutes and seconds of a time in milliseconds: 4:05. */
export function spelled(left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

function show() {
  const now = Date.now() + ahead;
  document.querySelectorAll("[data-timer]").forEach((place) => {
    const paused = Number(place.dataset.paused);
    const left = Number(place.dataset.endsAt) - now;
    let text = place.dataset.textOver.replace("{over}", spelled(-left));
    if (paused) text = place.dataset.textStill.replace("{time}", spelled(paused));
    else if (left > 0) text = place.dataset.textLeft.replace("{time}", spelled(left));
    place.toggleAttribute("data-over", !paused && left <= 0);
    if (place.textContent !== text) place.textContent = text;
  });
}

/** Start the clock. */
export function keepTime() {
  clock();
  show();
  setInterval(show, 1000);
  document.addEventListener("oogst:patched", (event) => {
    if (event.detail.some((op) => op.op === "page")) clock();
    show();
  });
}
