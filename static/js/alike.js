// What looks alike on the console: the mark beside a card leads to where it can be put together, folded or not.

/** Start: older browsers do not open what a link leads into. */
export function keepAlike() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".alike-link");
    const holder = link && document.getElementById("alike");
    if (holder) holder.open = true;
  });
}
