// Comparing texts as a reader would: spaces, capitals and accents make no difference.

/** Give a text on one line, with single spaces. */
export function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Give the words that somebody typed to find something with, for `holds`. */
export function wordsIn(field) {
  return plain(field.value).split(/\s+/).filter(Boolean);
}

/** Whether a text has all these words, or words that they are a part of. */
export function holds(text, words) {
  const found = plain(text);
  return words.every((word) => found.indexOf(word) >= 0);
}
