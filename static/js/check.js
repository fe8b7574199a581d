// The hall check looks again every few seconds: has a phone come in, has the address changed?

const EVERY = 3000; // ms

setInterval(async () => {
  if (document.activeElement && document.activeElement.matches("input, button, summary")) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".check-phone");
    const now = document.querySelector(".check-phone");
    if (fresh && now && fresh.innerHTML !== now.innerHTML) now.replaceWith(fresh);
  } catch (problem) {
    return; // the server is not there for a moment; the next look tells
  }
}, EVERY);
