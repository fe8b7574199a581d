// A field that finds: rows of the list it names stay when they hold what was typed; the rest waits out of sight.

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function find(field) {
  const list = document.getElementById(field.dataset.find);
  if (!list) return;
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  Array.from(list.querySelectorAll("[data-found]")).forEach((row) => {
    const text = plain(row.dataset.found);
    row.hidden = !words.every((word) => text.indexOf(word) >= 0);
  });
}

function findAll() {
  document.querySelectorAll("[data-find]").forEach(find);
}

/** Start: every field with `data-find` narrows its list, also after the list was renewed. */
export function keepFinding() {
  document.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.find) find(event.target);
  });
  document.addEventListener("oogst:patched", findAll);
}
