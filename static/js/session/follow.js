// The one door out: keeps the page at what happened last, over a socket when there is one, else by asking.
// Nothing depends on one delivered message: whatever is missed is fetched with "since".

import { identity } from "./commands.js";
import { apply, applyPage } from "./patch.js";
import { forgetAll } from "./storage.js";

const POLL = 4000; // ms between questions while there is no socket, with some play so that 500 phones don't ask at once
const POLL_SLOWEST = 20000;
const GRACE = 2500; // ms without a connection before people are told: most gaps heal unseen

let seq = 0;
let socket = null;
let catching = null; // the catch-up under way
let waiting = []; // patches that arrived ahead of a gap
let pollTimer = 0;
let failures = 0;
let state = "";
let graceTimer = 0;
const listeners = [];

function screen() {
  return document.body.dataset.screen;
}

function scope() {
  const facts = document.body.dataset;
  const query = new URLSearchParams({ screen: screen() });
  if (facts.group) query.set("group", facts.group);
  if (facts.contribution) query.set("contribution", facts.contribution);
  return query.toString();
}

/** Call `listener(state)` when the connection becomes "stored" (fine), "waiting" (gone) or "shut" (not let in). */
export function onConnection(listener) {
  listeners.push(listener);
}

/** Whether the server answered last time it was asked. */
export function isConnected() {
  return state === "stored";
}

function show() {
  document.querySelectorAll("[data-connection]").forEach((place) => {
    const words = place.querySelector("[data-words]") || place;
    const text = place.getAttribute("data-text-" + state);
    if (place.dataset.state !== state) place.dataset.state = state;
    if (text && words.textContent !== text) words.textContent = text;
  });
}

function become(next) {
  clearTimeout(graceTimer);
  graceTimer = 0;
  const changed = next !== state;
  state = next;
  show();
  if (changed) listeners.forEach((listener) => listener(state));
}

/** Say that the server was heard: by a patch, an answer to a question, or an acknowledged command. */
export function heard() {
  failures = 0;
  become("stored");
}

/** Say that the server could not be reached. */
export function unheard() {
  if (state === "waiting" || graceTimer) return;
  graceTimer = setTimeout(() => become("waiting"), navigator.onLine === false ? 0 : GRACE);
}

function take(patch) {
  // Some regions read differently without an event (who is here): such a patch has our own seq.
  if (patch.seq < seq || (patch.seq === seq && patch.reload)) return;
  if (patch.from > seq) {
    waiting.push(patch);
    catchUp();
    return;
  }
  if (patch.reload) {
    catchUp();
    return;
  }
  seq = patch.seq;
  document.body.dataset.seq = String(seq);
  apply(patch.ops);
}

function drain() {
  const late = waiting.sort((one, other) => one.from - other.from);
  waiting = [];
  late.forEach(take);
}

async function fetched(address, as) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), 15000);
  try {
    const answer = await fetch(address, { credentials: "same-origin", signal: control.signal });
    if (answer.status === 410) {
      forgetAll(); // the meeting was erased: what this phone kept of it goes too, and the page says so
      location.reload();
      return null;
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      become("shut");
      return null;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    return as === "json" ? await answer.json() : await answer.text();
  } finally {
    clearTimeout(timer);
  }
}

async function reload(upTo) {
  const html = await fetched(location.pathname, "text");
  if (html === null || !applyPage(html)) return;
  seq = Math.max(Number(document.body.dataset.seq) || 0, upTo);
}

/** Take over the page as the server has it now: what it says goes above what this page made of it. */
export function renew() {
  return reload(0).catch(unheard);
}

/** Fetch everything since the last known seq; one at a time, and quietly again when it fails. */
export function catchUp() {
  if (!catching) {
    catching = ask().then(
      (done) => {
        catching = null;
        if (done) drain();
      },
      () => {
        catching = null;
        failures += 1;
        unheard();
        poll();
      }
    );
  }
  return catching;
}

async function ask() {
  const session = document.body.dataset.session;
  const patch = await fetched("/s/" + encodeURIComponent(session) + "/since/" + seq + "?" + scope(), "json");
  if (patch === null) return false;
  if (patch.standing) {
    location.reload(); // taken out, or not let in yet: the page says so
    return false;
  }
  heard();
  if (patch.reload) await reload(patch.seq);
  else if (patch.seq > seq) take(Object.assign({}, patch, { from: Math.min(patch.from || 0, seq) }));
  return true;
}

/** Ask again in a while, for as long as there is no socket. */
function poll() {
  clearTimeout(pollTimer);
  if (socket && socket.connected) return;
  const pause = Math.min(POLL * Math.pow(1.6, failures), POLL_SLOWEST) * (0.75 + Math.random() / 2);
  pollTimer = setTimeout(() => {
    if (document.hidden) poll();
    else catchUp().then(poll);
  }, pause);
}

function followed(answer) {
  if (!answer || !answer.ok) {
    // Not let in over the socket: asking says why (and shows it), and goes on where it still can.
    catchUp();
    return;
  }
  heard();
  if (answer.seq > seq) catchUp();
}

function open() {
  if (typeof io === "undefined") return;
  // WebSocket only: where it can't get through, asking "since" costs less than Socket.IO's own long polling.
  socket = io({ transports: ["websocket"], reconnectionDelayMax: 5000, timeout: 8000 });
  socket.on("connect", () => {
    clearTimeout(pollTimer);
    socket.emit("follow", Object.assign(identity(), followScope()), followed);
  });
  socket.on("patch", (patch) => {
    heard();
    take(patch);
  });
  socket.on("disconnect", (reason) => {
    unheard();
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 2000);
    poll();
  });
  socket.on("connect_error", () => {
    poll();
  });
}

function followScope() {
  const facts = document.body.dataset;
  const wish = { screen: screen(), since: seq };
  if (facts.group) wish.group = facts.group;
  if (facts.contribution) wish.contribution = facts.contribution;
  return wish;
}

/** Somebody looks at the page again, or the network is back: a sleeping phone's socket may be dead without knowing. */
function wake() {
  if (document.hidden) return;
  if (socket && !socket.connected) socket.connect();
  catchUp();
}

/** Start following from the seq that the page was rendered at. */
export function follow() {
  seq = Number(document.body.dataset.seq) || 0;
  become("stored");
  open();
  poll();
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", unheard);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) wake();
  });
  document.addEventListener("oogst:patched", show); // a renewed masthead gets its words back
}
