// Support across backgrounds on the console: the table follows the order that is picked, before the wall shows it.

function sort() {
  const table = document.querySelector("[data-across]");
  const picked = document.querySelector("[data-across-orders] :checked");
  if (!table || !picked) return;
  const name = "place" + (picked.value || "main").replace(/^./, (letter) => letter.toUpperCase());
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const sorted = rows.slice().sort((one, other) => Number(one.dataset[name]) - Number(other.dataset[name]));
  if (sorted.some((row, place) => row !== rows[place])) sorted.forEach((row) => body.appendChild(row));
}

/** Keep the table in the order that is picked, also when figures come in. */
export function keepAcross() {
  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-across-orders]")) sort();
  });
  document.addEventListener("oogst:patched", sort);
  sort();
}
