// The programme on the preparation page: phases put in order by buttons or by dragging, added, taken out, kept as a format.

let send;
let say;
let saveNow;
const list = document.querySelector("[data-phases]");
const news = document.querySelector("[data-moved]");
let order = "";

function ids() {
  return Array.from(list.children).map((item) => item.dataset.phase);
}

function number() {
  Array.from(list.children).forEach((item, place) => {
    item.querySelector("[data-place]").textContent = place + 1;
  });
}

function tell(item, message, skippable) {
  const place = item.querySelector("[data-drop-said]");
  place.hidden = !message;
  place.querySelector("span").textContent = message;
  place.querySelector("[data-skip]").hidden = !skippable;
}

/** Send the order that stands there; refused, it goes back to what it was. */
async function keepOrder(item) {
  const now = ids();
  if (now.join(" ") === order) return;
  number();
  const title = item.querySelector("summary [dir]").textContent;
  try {
    await send("OrderPhases", { phases: now });
    order = now.join(" ");
    news.textContent = news.dataset.text.replace("{title}", title).replace("{n}", now.indexOf(item.dataset.phase) + 1);
  } catch (problem) {
    order.split(" ").forEach((id) => {
      const found = Array.from(list.children).find((one) => one.dataset.phase === id);
      if (found) list.append(found);
    });
    number();
    tell(item, problem.message, false);
  }
}

function move(button) {
  const item = button.closest("[data-phase]");
  const down = button.dataset.move === "1";
  const other = down ? item.nextElementSibling : item.previousElementSibling;
  if (!other) return;
  if (down) other.after(item);
  else other.before(item);
  button.focus();
  keepOrder(item);
}

async function drop(item) {
  saveNow(item); // undone, it comes back as it was typed last
  try {
    await send("RemovePhase", { phase: item.dataset.phase });
    const next = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    document.querySelectorAll(`#add-after option[value="${CSS.escape(item.dataset.phase)}"]`).forEach((one) => one.remove());
    order = ids().join(" ");
    number();
    next.querySelector("summary").focus();
  } catch (problem) {
    tell(item, problem.message, problem.code === "phase_in_use");
  }
}

function skip(item) {
  const field = item.querySelector("[name=skipped]");
  tell(item, "", false);
  if (field.checked) return;
  field.checked = true;
  item.querySelector("form").requestSubmit();
}

// ── dragging, with a mouse, a pen or a finger ──

function drag(event) {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button > 0) return;
  event.preventDefault();
  const item = grip.closest("[data-phase]");
  list.setPointerCapture(event.pointerId); // the list stays where it is; what is dragged moves about in it
  item.setAttribute("data-dragged", "");

  function over(moved) {
    const others = Array.from(list.children).filter((one) => one !== item);
    const before = others.find((one) => {
      const box = one.getBoundingClientRect();
      return moved.clientY < box.top + box.height / 2;
    });
    if (before && before.previousElementSibling !== item) before.before(item);
    else if (!before && list.lastElementChild !== item) list.append(item);
  }

  function done() {
    list.removeEventListener("pointermove", over);
    item.removeAttribute("data-dragged");
    keepOrder(item);
  }

  list.addEventListener("pointermove", over);
  list.addEventListener("lostpointercapture", done, { once: true });
}

// ── adding, and keeping it as a format ──

function values(form) {
  const data = {};
  Array.from(form.elements).forEach((field) => {
    if (!field.name.startsWith("data.")) return;
    data[field.name.slice(5)] = field.type === "checkbox" ? field.checked : field.value;
  });
  return data;
}

async function add(form) {
  try {
    const made = await send("AddPhase", values(form));
    location.hash = `phase-${made.phase}`;
    location.reload();
  } catch (problem) {
    say(form, problem.message, "refused");
  }
}

async function keepFormat(form) {
  const data = values(form);
  try {
    await send("SaveFormat", data);
    say(form, form.dataset.textKept.replace("{title}", data.title), "stored");
  } catch (problem) {
    say(form, problem.message, "refused");
  }
}

/** What the address points at is open: a phase that was just added, or the one that the console sent here for. */
function openNamed() {
  const item = location.hash.startsWith("#phase-") && document.getElementById(location.hash.slice(1));
  const fold = item && (item.matches("details") ? item : item.querySelector("details"));
  if (!fold) return;
  fold.open = true;
  item.scrollIntoView({ block: "center" });
  fold.querySelector("summary").focus({ preventScroll: true });
}

/** Start; `sendCommand`, `sayBeside` and `saveWhatWaits` are those of the preparation page. */
export function keepProgramme(sendCommand, sayBeside, saveWhatWaits) {
  if (!list) return;
  send = sendCommand;
  say = sayBeside;
  saveNow = saveWhatWaits;
  order = ids().join(" ");
  list.addEventListener("pointerdown", drag);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.move) move(button);
    if (button.hasAttribute("data-drop")) drop(button.closest("[data-phase]"));
    if (button.hasAttribute("data-skip")) skip(button.closest("[data-phase]"));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-add-phase], [data-save-format]")) return;
    event.preventDefault();
    if (form.matches("[data-add-phase]")) add(form);
    else keepFormat(form);
  });
  openNamed();
}
