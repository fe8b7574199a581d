// Numbers with a button for less and one for more, and the sums under them: hands counted at a table.

function within(input, value) {
  const least = Number(input.min) || 0;
  const most = input.max === "" ? Infinity : Number(input.max);
  return Math.min(most, Math.max(least, value));
}

function step(button) {
  const input = button.parentNode.querySelector("input");
  if (!input || input.disabled) return;
  input.value = String(within(input, (parseInt(input.value, 10) || 0) + Number(button.dataset.step)));
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** How many people can have raised a hand: as the form says itself, or as it was rendered. */
function mostOf(form, place) {
  const asked = form.querySelector('[name="data.people"]');
  return asked ? parseInt(asked.value, 10) || 0 : Number(place.dataset.most);
}

function sum(form) {
  const place = form.querySelector("[data-sum]");
  if (!place) return;
  const fields = Array.from(form.querySelectorAll('[name^="data.counts."]'));
  const n = fields.reduce((total, field) => total + (parseInt(field.value, 10) || 0), 0);
  const most = mostOf(form, place);
  const text = n > most ? place.dataset.textOver : place.dataset.textSum;
  const words = text.replace("{n}", String(n)).replace("{of}", String(most));
  place.toggleAttribute("data-over", n > most);
  if (place.textContent !== words) place.textContent = words;
}

function sums() {
  document.querySelectorAll("form[data-hands]").forEach(sum);
}

/** Start: less, more, and what it adds up to. */
export function keepSteppers() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-step]");
    if (button) step(button);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form[data-hands]");
    if (form) sum(form);
  });
  document.addEventListener("oogst:patched", sums);
  sums();
}
