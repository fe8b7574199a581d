// "Do you want to see the report?" One tap; what one asked comes back with one's own document.

import { onSubmit } from "./session/forms.js";

function ask(_form, wish) {
  return wish.name === "AskForReport" ? { key: "report", about: { quiet: true } } : undefined;
}

/** Start: the wish goes through the outbox, and stands in no list of what was written. */
export function keepReading() {
  onSubmit(ask);
}
