// What this browser keeps, under the session and the role. In private mode, or with storage blocked or full,
// it keeps things in memory and says so: `isLasting()` turns false and the page shows its notice.

import { identity } from "./commands.js";

const memory = new Map();
let lasting = true;
const listeners = [];

function prefix() {
  const who = identity();
  return ["oogst", who.session, who.as, who.group || who.contribution || ""].join("/") + "/";
}

function fail() {
  if (!lasting) return;
  lasting = false;
  listeners.forEach((listener) => listener());
}

/** Whether what is kept survives closing the page. */
export function isLasting() {
  return lasting;
}

/** Call `listener()` once keeping things turns out not to last. */
export function onFleeting(listener) {
  listeners.push(listener);
  if (!lasting) listener();
}

/** Give what was kept under `key`, or null. */
export function read(key) {
  if (memory.has(key)) return memory.get(key);
  try {
    const text = localStorage.getItem(prefix() + key);
    return text === null ? null : JSON.parse(text);
  } catch (problem) {
    return null;
  }
}

/** Keep `value` under `key`. */
export function write(key, value) {
  try {
    localStorage.setItem(prefix() + key, JSON.stringify(value));
    memory.delete(key);
  } catch (problem) {
    memory.set(key, value);
    fail();
  }
}

/** Forget what was kept under `key`. */
export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(prefix() + key);
  } catch (problem) {
    fail();
  }
}

/** Forget all that was kept of this session in this role. */
export function forgetAll() {
  keys("").forEach(forget);
}

/** Give all keys that begin with `start`. */
export function keys(start) {
  const found = new Set(Array.from(memory.keys()).filter((key) => key.indexOf(start) === 0));
  try {
    const full = prefix() + start;
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key.indexOf(full) === 0) found.add(key.slice(prefix().length));
    }
  } catch (problem) {
    fail();
  }
  return Array.from(found);
}

/** Call `listener(key)` when another tab changed something of this session and role. */
export function onChange(listener) {
  window.addEventListener("storage", (event) => {
    if (event.key && event.key.indexOf(prefix()) === 0) listener(event.key.slice(prefix().length));
  });
}

/** Find out at the start whether this browser keeps things. */
export function probe() {
  write("probe", 1);
  forget("probe");
}
