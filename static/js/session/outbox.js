// What was said and is not stored yet. Each command lies under its own key in this browser's storage until the
// server says it is on disk, so it survives a reload, lost Wi-Fi and a restarted server. The same id is stored
// once, so sending again is always safe.
//
// An entry: {id, name, data, at, order, about, key?, refused?: {code, message}, next: time of the next try, tries}
// `about` is what the page wants to remember with it (the card's kind); `key` says which earlier entry it replaces.

import { newId, post } from "./commands.js";
import { heard, unheard, onConnection } from "./follow.js";
import * as storage from "./storage.js";

const OUT = "out/";
const LOCK = "lock";
const LOCK_FOR = 4000; // ms: a tab that died while it sent must not keep the next one waiting long
const RENEW = 1500; // ms: a tab that sends says so again, as long as its post takes
const MOST_AT_ONCE = 50;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
// Refusals that pass by themselves; everything else needs a person.
const PASSING = ["too_fast", "storage_full", "storage_failed", "broken", "waiting"];
const LONGEST_GATHERED = 10000; // ms, whatever a server says or a clock does
const MOST_FAULTS = 6; // a fault of the server on this one command, again and again: then a person must know

const tab = newId();
const listeners = [];
const inFlight = new Set();
let timer = 0;
let sending = false;
let pauses = 0;
let made = 0;
let gatherUntil = 0; // a whole hall votes: votes made until then go together (docs/protocol.md, Rush)

/** Give the entries that lie here, oldest first. */
export function entries() {
  return storage
    .keys(OUT)
    .map((key) => storage.read(key))
    .filter(Boolean)
    .sort((one, other) => one.order - other.order || one.at - other.at);
}

/** Whether this entry is on its way right now, as far as this tab knows. */
export function isOnItsWay(id) {
  return inFlight.has(id);
}

/** Call `listener(happening)` at each change: {what: "added" | "sending" | "stored" | "refused" | "waiting" | "elsewhere", entry?, value?}. */
export function onOutbox(listener) {
  listeners.push(listener);
}

function tell(what, entry, value) {
  listeners.forEach((listener) => listener({ what: what, entry: entry, value: value }));
}

function keep(entry) {
  storage.write(OUT + entry.id, entry);
}

/**
 * Put a command in the outbox and send it as soon as can be; gives the entry.
 * `options.key`: a later choice of the same key replaces one that still waits. `options.about`: kept with the entry.
 */
export function put(name, data, options) {
  const wish = options || {};
  if (wish.key) {
    entries().forEach((entry) => {
      if (entry.key === wish.key && !inFlight.has(entry.id)) storage.forget(OUT + entry.id);
    });
  }
  // Above all that waits, also from before this page was loaded: a phone's clock may jump, the order may not.
  made = entries().reduce((most, one) => Math.max(most, one.order), made) + 1;
  const entry = {
    id: wish.id || newId(),
    name: name,
    data: data,
    at: Date.now(),
    order: made,
    about: wish.about || {},
    key: wish.key || "",
    next: 0,
    tries: 0,
  };
  keep(entry);
  tell("added", entry);
  soon(gathers(entry) ? gathering() : 0); // a text never waits, and takes the votes along
  return entry;
}

/** Try a refused or waiting entry again, at once. The id stays: nobody counts it twice. */
export function again(id) {
  const entry = storage.read(OUT + id);
  if (!entry) return;
  delete entry.refused;
  entry.next = 0;
  keep(entry);
  tell("waiting", entry);
  pauses = 0;
  soon(0);
}

/** Take an entry out, and give it: to throw it away, or to change its text and send it anew. */
export function takeOut(id) {
  const entry = storage.read(OUT + id);
  storage.forget(OUT + id);
  tell("waiting", entry);
  return entry;
}

/** Whether it may wait for others: a vote, or another choice that a later one replaces. Joining and texts may not. */
function gathers(entry) {
  return Boolean(entry.key) && entry.name !== "JoinSession" && entry.data.text === undefined;
}

/** How long a vote may wait here: until this phone's turn, or, first in a while, until a moment of its own in a full hall. */
function gathering() {
  if (document.hidden) return 0;
  const now = Date.now();
  const place = document.querySelector("[data-spread]");
  const spread = place ? Number(place.dataset.spread) || 0 : 0;
  if (now > gatherUntil + spread) gatherUntil = now + Math.random() * spread;
  return Math.min(LONGEST_GATHERED, Math.max(0, gatherUntil - now));
}

function soon(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

/** One tab sends at a time. The lock is only courtesy: two that send the same id do no harm. */
function mayTry() {
  const lock = storage.read(LOCK);
  const now = Date.now();
  if (lock && lock.tab !== tab && lock.until > now && lock.until < now + LOCK_FOR * 2) return false;
  holdOn();
  const mine = storage.read(LOCK);
  return Boolean(mine) && mine.tab === tab;
}

function holdOn() {
  storage.write(LOCK, { tab: tab, until: Date.now() + LOCK_FOR });
}

function letGo() {
  const lock = storage.read(LOCK);
  if (lock && lock.tab === tab) storage.forget(LOCK);
}

function due(all, now) {
  const ready = all.filter((entry) => !entry.refused && entry.next <= now);
  const lonely = ready.findIndex((entry) => entry.alone);
  if (lonely === 0) return ready.slice(0, 1);
  return ready.slice(0, lonely > 0 ? Math.min(lonely, MOST_AT_ONCE) : MOST_AT_ONCE);
}

async function send() {
  if (sending) return;
  const all = entries();
  const now = Date.now();
  const batch = due(all, now);
  if (!batch.length) {
    const later = all.filter((entry) => !entry.refused).map((entry) => entry.next);
    if (later.length) soon(Math.max(200, Math.min.apply(null, later) - now));
    return;
  }
  if (!mayTry()) {
    soon(800 + Math.random() * 800);
    return;
  }
  sending = true;
  const renewal = setInterval(holdOn, RENEW);
  batch.forEach((entry) => inFlight.add(entry.id));
  tell("sending");
  try {
    const answer = await post(batch.map((entry) => ({ id: entry.id, name: entry.name, data: entry.data })));
    pauses = 0;
    heard();
    gatherUntil = Date.now() + (Number(answer.gather) || 0);
    settle(batch, answer.results || []);
  } catch (problem) {
    stumble(batch, problem);
  } finally {
    batch.forEach((entry) => inFlight.delete(entry.id));
    clearInterval(renewal);
    letGo();
    sending = false;
  }
  tell("waiting");
  const left = entries().filter((entry) => !entry.refused);
  if (left.length) soon(pauses ? pause() : Math.max(50, left.every(gathers) ? gathering() : 0));
}

function settle(batch, results) {
  const byId = new Map(results.map((result) => [result.id, result]));
  batch.forEach((entry) => {
    inFlight.delete(entry.id);
    const result = byId.get(entry.id);
    if (!result) return; // not answered: it stays, and goes along next time
    if (result.ok) {
      storage.forget(OUT + entry.id);
      tell("stored", entry, result.value || {});
    } else {
      refuse(entry, result.error || {});
    }
  });
}

function refuse(entry, error) {
  const wait = Number(error.retry_after) || 0;
  const faulty = error.code === "broken" && entry.tries >= MOST_FAULTS;
  if ((wait || PASSING.indexOf(error.code) >= 0) && !faulty) {
    entry.tries += 1;
    entry.next = Date.now() + (wait ? wait * 1000 : Math.min(FIRST_PAUSE * Math.pow(2, entry.tries - 1), LONGEST_PAUSE));
    keep(entry);
    return;
  }
  if (entry.about.quiet) {
    storage.forget(OUT + entry.id); // nobody typed it: nothing to keep, the page shows what holds
  } else {
    entry.refused = { code: error.code || "", message: error.message || "" };
    keep(entry);
  }
  tell("refused", entry, error);
}

/** The whole post failed. Lost on the way: wait and send again. Refused as a whole: find out which one it was. */
function stumble(batch, problem) {
  pauses += 1;
  if (problem.lost) {
    unheard();
    batch.forEach((entry) => {
      entry.tries += 1; // it may have arrived: from now on its words must not change under this id
      keep(entry);
    });
    return;
  }
  const passing = problem.status === 429 || problem.status >= 500 || problem.status === 401;
  if (passing) {
    const next = Date.now() + Math.max(problem.retryAfter * 1000, pause());
    batch.forEach((entry) => {
      entry.next = next;
      entry.tries += 1;
      keep(entry);
    });
    return;
  }
  if (batch.length === 1) {
    refuse(batch[0], { code: problem.code, message: problem.message });
    return;
  }
  // One of several is unacceptable as a whole post (too large, say): let each go by itself.
  batch.forEach((entry) => {
    entry.alone = true;
    keep(entry);
  });
}

function pause() {
  return Math.min(FIRST_PAUSE * Math.pow(2, pauses - 1), LONGEST_PAUSE) * (0.75 + Math.random() / 2);
}

/** Start: send what still lay here, and again whenever there may be a network. */
export function openOutbox() {
  storage.probe();
  const now = () => {
    pauses = 0;
    soon(0);
  };
  onConnection((state) => {
    if (state === "stored") now();
  });
  window.addEventListener("online", now);
  window.addEventListener("pagehide", letGo);
  document.addEventListener("visibilitychange", now); // also on the way out: a phone in a pocket may be put to sleep
  storage.onChange((key) => {
    if (key.indexOf(OUT) !== 0) return;
    tell("waiting");
    tell("elsewhere"); // another tab of this phone sent something, or will
  });
  window.addEventListener("beforeunload", (event) => {
    if (storage.isLasting() || !entries().length) return;
    event.preventDefault();
    event.returnValue = "";
  });
  soon(0);
}
