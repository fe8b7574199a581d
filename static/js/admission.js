// Who waits at the door goes on by themselves when they are let in; who was taken out, when they may come back.

const PAUSE = 3000; // ms between questions, with some play: a full hall may wait here
const here = document.querySelector("[data-at-the-door]").dataset.atTheDoor;

async function look() {
  try {
    const session = encodeURIComponent(document.body.dataset.session);
    const answer = await fetch("/s/" + session + "/mine", { credentials: "same-origin" });
    const now = answer.ok ? (await answer.json()).standing || "in" : here;
    if (now !== here) {
      location.reload();
      return;
    }
  } catch (problem) {
    // No connection: look again in a while.
  }
  later();
}

function later() {
  setTimeout(look, PAUSE * (0.75 + Math.random() / 2));
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
later();
