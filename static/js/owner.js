// The page of somebody who brought in a dilemma: questions come in, answers go out.

import { follow } from "./session/follow.js";
import { takeForms } from "./session/forms.js";
import { keepLists } from "./session/lists.js";
import { openOutbox } from "./session/outbox.js";
import { onFleeting } from "./session/storage.js";
import { keepContributions } from "./contributions.js";

document.documentElement.setAttribute("data-js", "");
takeForms();
keepContributions();
keepLists();
onFleeting(() => {
  const notice = document.querySelector('[data-notice="fleeting"]');
  if (notice) notice.hidden = false;
});
openOutbox();
follow();
