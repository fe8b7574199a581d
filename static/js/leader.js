// The table leader's page: the same outbox and the same care as a participant's phone, plus a hand on the steering.

import { follow } from "./session/follow.js";
import { takeForms } from "./session/forms.js";
import { keepLists } from "./session/lists.js";
import { openOutbox } from "./session/outbox.js";
import { onFleeting } from "./session/storage.js";
import { keepAhead } from "./ahead.js";
import { keepContributions } from "./contributions.js";
import { keepDraft } from "./draft.js";
import { keepFinding } from "./find.js";
import { keepHighlights } from "./highlights.js";
import { keepSteppers } from "./stepper.js";
import { keepGoals } from "./goals.js";
import { keepPicks } from "./stays.js";
import { keepTime } from "./timer.js";
import { keepTyping } from "./typing.js";
import { keepUnsent } from "./unsent.js";

document.documentElement.setAttribute("data-js", "");
takeForms();
keepTime();
keepAhead();
keepHighlights();
keepDraft();
keepTyping();
keepContributions();
keepLists();
keepGoals();
keepPicks();
keepSteppers();
keepUnsent();
keepFinding();
onFleeting(() => {
  const notice = document.querySelector('[data-notice="fleeting"]');
  if (notice) notice.hidden = false;
});
openOutbox();
follow();
