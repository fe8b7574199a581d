// Cards typed over from paper: how many there are, while one types or pastes.

function count(field) {
  const place = field.form.querySelector("[data-lines]");
  const n = field.value.split("\n").filter((line) => line.trim()).length;
  place.textContent = n === 1 ? place.dataset.textOne : n ? place.dataset.textMore.replace("{n}", String(n)) : "";
}

/** Start: count the lines of a list of cards. */
export function keepCards() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-cards] textarea")) count(event.target);
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches("[data-cards]")) setTimeout(() => count(event.target.querySelector("textarea")), 0);
  });
}
