// Bringing in what was prepared: look first at what would come in, then do it in one go.

import { newId, post } from "./session/commands.js";

const form = document.querySelector("[data-import]");

function field(name) {
  return form.elements.namedItem(`data.${name}`);
}

function say(text, state) {
  const place = form.querySelector("[data-said]");
  place.textContent = text;
  place.dataset.state = state;
}

function fill(card, slots) {
  Object.keys(slots).forEach((name) => {
    const place = card.querySelector(`[data-slot="${name}"]`);
    if (place) place.textContent = slots[name];
  });
}

function row(one) {
  const card = document.getElementById("import-row").content.cloneNode(true);
  fill(card, { title: one.title, text: one.text === one.title ? "" : one.text, group: one.group, source: one.source });
  const kind = document.getElementById(`import-kind-${one.kind}`);
  card.querySelector('[data-slot="kind"]').dataset.kind = one.kind;
  if (kind) card.querySelector('[data-slot="kind"]').append(kind.content.cloneNode(true));
  return card;
}

function problem(one) {
  const card = document.getElementById("import-problem").content.cloneNode(true);
  const line = card.querySelector('[data-slot="line"]');
  line.textContent = line.dataset.text.replace("{n}", one.line);
  const words = document.querySelector(`[data-import-problem="${one.code}"]`);
  fill(card, { message: words ? words.content.textContent : one.code });
  return card;
}

function show(value) {
  const list = form.querySelector("[data-import-rows]");
  list.replaceChildren(...value.problems.map(problem), ...value.rows.map(row));
  const count = form.querySelector("[data-import-count]");
  const words = count.dataset;
  const n = value.rows.length;
  const wrong = value.problems.length;
  if (wrong) count.textContent = wrong === 1 ? words.textWrongOne : words.textWrong.replace("{n}", wrong);
  else count.textContent = n === 1 ? words.textOne : words.textMore.replace("{n}", n);
  form.querySelector("[data-import-preview]").hidden = false;
}

async function bring(dry) {
  const data = { text: field("text").value, kind: field("kind").value, source: field("source").value, dry: dry };
  if (!dry) say("", "");
  try {
    const [result] = (await post([{ id: newId(), name: "ImportContributions", data: data }])).results;
    if (!result.ok) {
      say(result.error.message, "refused");
      if (result.error.code === "import_problem") await bring(true); // the list says which lines and why
      return;
    }
    if (dry) {
      show(result.value);
      return;
    }
    location.hash = "importing";
    location.reload();
  } catch (error) {
    say(document.querySelector("main").dataset.lost, "refused");
  }
}

async function read(event) {
  const [file] = event.target.files;
  if (!file) return;
  const bytes = await file.arrayBuffer();
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    text = new TextDecoder("windows-1252").decode(bytes); // what an older spreadsheet writes
  }
  field("text").value = text;
  bring(true);
}

if (form) {
  form.querySelector("[data-import-file]").hidden = false;
  form.querySelector("[data-import-look]").hidden = false;
  form.querySelector("[data-import-look]").addEventListener("click", () => bring(true));
  document.getElementById("import-file").addEventListener("change", read);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    bring(false);
  });
}
