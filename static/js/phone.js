// The participant's phone. Everything works as plain forms too; this makes it immediate, and keeps what is typed.

import { follow, onConnection } from "./session/follow.js";
import { takeForms } from "./session/forms.js";
import { keepLists } from "./session/lists.js";
import { entries, onOutbox, openOutbox, put } from "./session/outbox.js";
import { setRegion } from "./session/patch.js";
import { onFleeting, read, write } from "./session/storage.js";
import { keepBeginning } from "./beginning.js";
import { keepBuilding } from "./building.js";
import { keepContributions } from "./contributions.js";
import { keepDots, showDots } from "./dots.js";
import { keepDraft } from "./draft.js";
import { keepVoices } from "./listen.js";
import { isScribe, keepScribe, showScribe } from "./scribe.js";
import { keepSteppers } from "./stepper.js";
import { keepGoodbye, showGoodbye } from "./goodbye.js";
import { keepJoining, showJoined } from "./joining-in.js";
import { keepSignOff, showSigned } from "./signing-off.js";
import { keepInterpreter } from "./interpreter.js";
import { keepMoment } from "./moment.js";
import { keepEstimates, showEstimates } from "./estimates.js";
import { keepRanks, showRanks } from "./rankings.js";
import { keepSeat, showSeat } from "./seating.js";
import { keepTheming } from "./theming.js";
import { keepRating, showRatings } from "./rating.js";
import { keepReading } from "./reading.js";
import { keepPicks } from "./stays.js";
import { keepTime } from "./timer.js";
import { holdSteps, keepTurning } from "./turn.js";
import { keepTyping } from "./typing.js";
import { keepUnsent } from "./unsent.js";
import { keepVoting, showOwn } from "./voting.js";
import { keepWeighingFirst } from "./weighing.js";

const LEAVES_WITHIN = 5000; // ms: after that a page that was being left is still here
// Votes that this page shows as it sent them: a hall that weighs would ask for its own documents all the time.
const SHOWN_HERE = ["GiveSupport", "RateIdea", "RankContributions", "EstimateIdea"];

let leavingAt = 0;
let asking = false;
let askAgain = false;
let askTimer = 0;

function join(mine) {
  if (mine.joined && !mine.tryout) return;
  if (entries().some((entry) => entry.key === "join")) return;
  const group = document.body.dataset.group;
  put("JoinSession", group ? { group: group } : {}, { key: "join", about: { quiet: true } });
}

/** Fetch one's own document: words, choices, place. Never two at a time. */
async function refresh() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    const session = encodeURIComponent(document.body.dataset.session);
    const answer = await fetch("/s/" + session + "/mine", { credentials: "same-origin" });
    if (answer.ok) {
      const mine = await answer.json();
      if (mine.standing) {
        location.reload(); // taken out, or not let in yet: the page says so
        return;
      }
      if (mine.joined) moved(mine.group || "");
      showSeat(mine.seat);
      setRegion("mine", mine.html);
      showOwn(mine);
      showDots(mine);
      showRatings(mine);
      showSigned(mine);
      showGoodbye(mine);
      setRegion("joined", mine.joined_html);
      showJoined(mine);
      showRanks(mine);
      showEstimates(mine);
      setRegion("once_more", mine.once_more);
      setRegion("reading", mine.reading);
      showScribe(mine);
      holdSteps();
      join(mine);
    }
  } catch (problem) {
    // No connection: what is shown stays, and the next message brings the rest.
  }
  asking = false;
  if (askAgain) {
    askAgain = false;
    refresh();
  }
}

/**
 * Somebody sits at another table now: the page becomes that table's page. What was being typed is kept. Not while this
 * page is being left already: reloading would call that off.
 */
function moved(group) {
  const last = read("moved");
  if (group === (document.body.dataset.group || "")) return;
  if (Date.now() - leavingAt < LEAVES_WITHIN) {
    later(LEAVES_WITHIN);
    return;
  }
  if (last && last.group === group && Date.now() - last.at < 60000) return; // the server sees it otherwise: no loop
  write("moved", { group: group, at: Date.now() });
  if ("scrollRestoration" in history) history.scrollRestoration = "manual"; // it begins with where to go
  location.reload();
}

/** Whether a change may read on in one's own document: another phase, main directions, a card of one's own. */
function concernsMe(op) {
  if (op.op === "mine" || op.op === "page") return true;
  if (op.op === "region") return ["seating", "sign_off", "goodbye", "votings", "veil", "task", "commitments", "compose", "front", "highlights", "sections"].indexOf(op.target) >= 0;
  if (op.op === "judged") return op.ids.some((id) => document.getElementById("own-" + id) || document.getElementById("held-" + id));
  if (op.op !== "put" && op.op !== "remove") return false;
  return isScribe() || Boolean(document.getElementById("own-" + op.id)); // who counts hands has each text once more
}

/** Whether what was stored reads on in one's own document. A text one is asked about once more leaves its list there. */
function showsElsewhere(entry) {
  return SHOWN_HERE.indexOf(entry.name) < 0 || Boolean(document.querySelector('[data-region="once_more"] *'));
}

function later(most) {
  clearTimeout(askTimer);
  askTimer = setTimeout(refresh, Math.random() * most);
}

function start() {
  document.documentElement.setAttribute("data-js", "");
  takeForms();
  keepScribe();
  keepInterpreter();
  keepSteppers();
  keepTurning();
  keepUnsent();
  keepDraft();
  keepTyping();
  keepBeginning();
  keepSeat();
  keepBuilding();
  keepContributions();
  keepVoting();
  keepDots();
  keepSignOff();
  keepGoodbye();
  keepJoining();
  keepReading();
  keepLists();
  keepRating();
  keepTheming();
  keepRanks();
  keepEstimates();
  keepPicks();
  keepTime();
  keepMoment();
  keepWeighingFirst();
  keepVoices();
  window.addEventListener("beforeunload", () => {
    leavingAt = Date.now();
  });
  onFleeting(() => {
    const notice = document.querySelector('[data-notice="fleeting"]');
    if (notice) notice.hidden = false;
  });
  onOutbox((happening) => {
    if (happening.what === "refused" || (happening.what === "stored" && showsElsewhere(happening.entry))) later(50);
    if (happening.what === "elsewhere") later(500);
  });
  document.addEventListener("oogst:patched", (event) => {
    // Many phones may hear this at once: they ask within a second and a half, not in the same instant.
    if (event.detail.some(concernsMe)) later(1500);
  });
  let before = "";
  onConnection((state) => {
    if (state === "stored" && before === "waiting") later(1000);
    before = state;
  });
  openOutbox();
  follow();
  refresh();
}

start();
