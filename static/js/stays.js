// Lists to pick from that the server renews: what somebody picked stays picked, as long as it is still there.

const picked = new Map(); // id of the list → the value that was picked

function restore() {
  document.querySelectorAll("select[data-stays]").forEach((list) => {
    if (list.selectedIndex < 0) list.selectedIndex = 0; // what was picked went away: an empty list says nothing
    const value = picked.get(list.id);
    if (value === undefined || list.value === value) return;
    if (Array.from(list.options).some((option) => option.value === value)) list.value = value;
    else picked.delete(list.id);
  });
}

/** Start: remember what is picked, and put it back after each change of the page and after a form was emptied. */
export function keepPicks() {
  document.addEventListener("change", (event) => {
    if (event.target.matches && event.target.matches("select[data-stays]")) picked.set(event.target.id, event.target.value);
  });
  document.addEventListener("submit", () => setTimeout(restore, 0));
  document.addEventListener("oogst:patched", restore);
}
