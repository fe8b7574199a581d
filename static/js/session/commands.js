// The one door in: posts commands, and knows who this page speaks for.
// Written for Chrome 80 and Safari 13: no ?., no ??, no object spread, no crypto.randomUUID (plain http lacks it).

const ADDRESS = "/commands";
const PATIENCE = 15000; // ms after which a post counts as lost (the same id makes trying again safe)

/** Whom this page speaks for, as the command door wants it. */
export function identity() {
  const facts = document.body.dataset;
  const who = { session: facts.session, as: facts.as };
  if (facts.group && facts.as === "leader") who.group = facts.group;
  if (facts.contribution && facts.as === "owner") who.contribution = facts.contribution;
  return who;
}

/** A new command id: 20 characters of a-z and 0-9. The last five serve as the short code under an unsent text. */
export function newId() {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789"; // no look-alikes: people read these aloud
  const bytes = new Uint8Array(20);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}

/** The short code of a command id, as the leader types it over. */
export function shortCode(id) {
  return id.slice(-5).toUpperCase();
}

/** What went wrong on the way: `lost` (nobody answered) or an answer with its status, code and message. */
export class DoorError extends Error {
  constructor(status, error) {
    super(error.message || "");
    this.lost = status === 0;
    this.status = status;
    this.code = error.code || "";
    this.retryAfter = Number(error.retry_after) || 0;
  }
}

/** Post commands `[{id, name, data}]`; gives `{seq, results}`. Throws DoorError. */
export async function post(commands) {
  const body = Object.assign(identity(), { commands: commands });
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE);
  let answer;
  try {
    answer = await fetch(ADDRESS, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      signal: control.signal,
    });
    const text = await answer.text();
    const said = text ? JSON.parse(text) : {};
    if (!answer.ok) {
      const error = Object.assign({}, said.error);
      error.retry_after = error.retry_after || answer.headers.get("Retry-After");
      throw new DoorError(answer.status, error);
    }
    return said;
  } catch (problem) {
    if (problem instanceof DoorError) throw problem;
    // A half answer, a captive portal's page or no answer at all: nobody knows whether it arrived, so it is sent again.
    throw new DoorError(0, {});
  } finally {
    clearTimeout(timer);
  }
}

/** Turn a text from a form field into what the command wants; `type` is the field's data-type. */
function typed(value, type) {
  if (type === "int") return parseInt(value, 10);
  if (type === "option") {
    if (value === "third") return null;
    return value === "unknown" ? value : parseInt(value, 10);
  }
  if (type === "flag") return value === "true";
  return value;
}

/**
 * Give the command that a form stands for: `{name, data}`. Fields are called `data.<field>` (or `data.<field>.<part>`,
 * for several under one name); `data-type` says int, option, flag, lines (an item per line), or list (several fields
 * of one name, or one field with a space between the items).
 */
export function fromForm(form) {
  const data = {};
  Array.from(form.elements).forEach((field) => {
    if (!field.name || field.name.indexOf("data.") !== 0 || field.disabled || field.type === "submit") return;
    if (field.hasAttribute("data-plain")) return; // for pages without JavaScript
    if ((field.type === "radio" || field.type === "checkbox") && !field.checked) return;
    const name = field.name.slice(5);
    const type = field.dataset.type;
    const part = name.split(".")[1];
    if (part) {
      data[name.split(".")[0]] = Object.assign(data[name.split(".")[0]] || {}, { [part]: typed(field.value, type) || 0 });
    } else if (type === "lines") {
      data[name] = field.value.split("\n").filter((line) => line.trim());
    } else if (type === "list") {
      data[name] = (data[name] || []).concat(field.value.split(" ").filter(Boolean));
    } else {
      data[name] = typed(field.value, type);
    }
  });
  return { name: form.elements.namedItem("name").value, data: data };
}
