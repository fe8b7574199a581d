// Undo and redo by keyboard, and the way from the head of the page to the history.

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Ctrl+Z is undo, Ctrl+Shift+Z and Ctrl+Y are redo; while somebody types they are the browser's own. */
function press(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const name = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
  const button = name && document.querySelector("[data-" + name + "] button");
  if (!button || button.disabled) return;
  event.preventDefault();
  if (!event.repeat) button.click();
}

/** A link to something that is folded unfolds it. */
function open(event) {
  const link = event.target.closest && event.target.closest("[data-opens]");
  const box = link && document.getElementById(link.dataset.opens);
  if (box) box.open = true;
}

/** Start: the keys, and the links. */
export function keepHistory() {
  document.addEventListener("keydown", press);
  document.addEventListener("click", open);
}
