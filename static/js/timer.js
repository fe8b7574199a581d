// The timer guides and does not cut off: it counts to zero and then says that sending is still possible.
// A text may hold {time}, what is left, or {over}, how long it is past.

export const MINUTE = 60000; // ms

let ahead = 0; // how far the server's clock is ahead of this phone's

// `heard` is when the page's facts left the server, as near as this phone can tell: at first when the answer began.
function clock(heard) {
  ahead = (Number(document.body.dataset.now) || heard) - heard;
}

/** The time now by the server's clock, in milliseconds since 1970. */
export function present() {
  return Date.now() + ahead;
}

/** Minutes and seconds of a time in milliseconds: 4:05. */
export function spelled(left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

function show() {
  const now = present();
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
  const answer = performance.timing && performance.timing.responseStart;
  clock(answer || Date.now());
  show();
  setInterval(show, 1000);
  document.addEventListener("oogst:patched", (event) => {
    if (event.detail.some((op) => op.op === "page")) clock(Date.now());
    show();
  });
}
