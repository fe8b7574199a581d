// Puts what the server rendered into the page, without touching what somebody is typing, looking at or holding open.

const FIELDS = "input, textarea, select";

/** Give the element that `html` describes, parsed the way the browser parses a page. */
function parsed(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content;
}

/**
 * A field keeps its value when it is marked `data-keep`, or while somebody is in it. With `data-keep="typed"` only
 * when somebody changed it: then another person's change to the same text still comes through.
 */
function isKept(element, fresh) {
  if (element === document.activeElement) return true;
  if (element.getAttribute("data-keep") !== "typed") return element.hasAttribute("data-keep");
  return element.value !== element.defaultValue && element.value !== fresh.defaultValue;
}

/** Take over what the server says about a field (its label, description, name), but not what is in it. */
function dress(field, fresh) {
  const personal = ["value", "checked", "selected", "hidden", "style", "aria-pressed", "rows"];
  Array.from(fresh.attributes).forEach((attribute) => {
    if (personal.indexOf(attribute.name) < 0 && field.getAttribute(attribute.name) !== attribute.value) {
      field.setAttribute(attribute.name, attribute.value);
    }
  });
}

const rules = {
  childrenOnly: false,
  onBeforeElUpdated: function (now, fresh) {
    if (now.isEqualNode(fresh)) return false;
    if (now.matches(FIELDS) && isKept(now, fresh)) {
      dress(now, fresh);
      return false;
    }
    if (now.hasAttribute("data-keep") && now.dataset.keep !== "typed") {
      // What is kept keeps its own place; something else that comes there now takes it.
      if (!fresh.hasAttribute("data-keep")) now.parentNode.replaceChild(fresh.cloneNode(true), now);
      return false;
    }
    if (now.tagName === "DETAILS" && now.open) fresh.open = true;
    if (now.hasAttribute("aria-pressed") && now.dataset.personal !== undefined) {
      fresh.setAttribute("aria-pressed", now.getAttribute("aria-pressed"));
    }
    return true;
  },
  onBeforeNodeDiscarded: function (node) {
    if (node.nodeType !== 1) return true;
    // Somebody is in the middle of a sentence: the field stays until they are done.
    const writing = document.activeElement;
    return !(writing && node.contains(writing) && writing.matches("textarea[data-keep]") && writing.value.trim());
  },
};

function morphInside(element, html) {
  const fresh = element.cloneNode(false);
  fresh.appendChild(parsed(html));
  morphdom(element, fresh, Object.assign({}, rules, { childrenOnly: true }));
  // A list of which no option is marked as chosen shows its first one, as on a page that is fetched anew.
  element.querySelectorAll("select").forEach((list) => {
    if (list.selectedIndex < 0 && list.options.length) list.selectedIndex = 0;
  });
}

function listCalled(key) {
  return Array.from(document.querySelectorAll("[data-list]")).find((list) => list.dataset.list === key);
}

function itemIn(list, id) {
  return Array.from(list.children).find((item) => item.dataset.item === id);
}

const carriers = {
  region: function (op) {
    document.querySelectorAll('[data-region="' + op.target + '"]').forEach((region) => morphInside(region, op.html));
  },
  put: function (op) {
    const list = listCalled(op.list);
    if (!list) return;
    const fresh = parsed(op.html).firstElementChild;
    const now = itemIn(list, op.id);
    if (!fresh) return;
    if (now) {
      morphdom(now, fresh, rules);
    } else {
      fresh.setAttribute("data-new", "");
      op.inserted = true;
      if (op.at === "start") list.insertBefore(fresh, list.firstChild);
      else list.appendChild(fresh);
    }
  },
  tally: function (op) {
    const list = listCalled(op.list);
    const item = list && itemIn(list, op.id);
    const place = item && item.querySelector("[data-tally]");
    if (place) morphInside(place, op.html);
  },
  remove: function (op) {
    const list = listCalled(op.list);
    const item = list && itemIn(list, op.id);
    if (item) item.remove();
  },
  total: function (op) {
    document.querySelectorAll('[data-total="' + op.list + '"]').forEach((place) => {
      place.textContent = String(op.n);
    });
  },
};

/** What should stay where it is while the page changes around it: the focused field, else what is in view. */
function anchor() {
  const focused = document.activeElement;
  if (focused && focused !== document.body && document.contains(focused)) return focused;
  if (window.pageYOffset < 1) return null;
  return document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
}

/** Do `change` without letting the focus or what somebody looks at jump. */
export function steadily(change) {
  const held = anchor();
  const before = held ? held.getBoundingClientRect().top : 0;
  change();
  if (!held || !document.contains(held)) return;
  const shift = held.getBoundingClientRect().top - before;
  if (Math.abs(shift) > 1) window.scrollBy(0, shift);
}

function tell(ops) {
  document.dispatchEvent(new CustomEvent("oogst:patched", { detail: ops }));
}

/** Apply the ops of a patch, then say so with an `oogst:patched` event on the document (its detail: the ops). */
export function apply(ops) {
  steadily(() => {
    ops.forEach((op) => {
      if (carriers[op.op]) carriers[op.op](op);
    });
  });
  tell(ops);
}

/** Put `html` inside every region called `name`. */
export function setRegion(name, html) {
  apply([{ op: "region", target: name, html: html }]);
}

/** Put copies of `nodes` inside the region called `name`: what the server rendered ahead, for a page without connection. */
export function showInside(name, nodes) {
  const fresh = Array.from(nodes, (node) => document.importNode(node, true));
  document.querySelectorAll('[data-region="' + name + '"]').forEach((region) => {
    const wanted = region.cloneNode(false);
    fresh.forEach((node) => wanted.appendChild(node));
    steadily(() => morphdom(region, wanted, Object.assign({}, rules, { childrenOnly: true })));
  });
}

/** Say that the page itself put something in, so that what hangs on its parts is set right again. */
export function shown() {
  tell([{ op: "ahead" }]);
}

/** Take over a whole page that was fetched anew: its regions and its facts, not what is being typed. */
export function applyPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const regions = Array.from(page.querySelectorAll("[data-region]"));
  if (!page.body.dataset.session || !regions.length) return false; // not our page: a portal, an error
  steadily(() => {
    regions.forEach((fresh) => {
      const now = document.querySelector('[data-region="' + fresh.dataset.region + '"]');
      if (now) morphdom(now, fresh, rules);
    });
    ["seq", "now"].forEach((fact) => {
      document.body.dataset[fact] = page.body.dataset[fact];
    });
    document.title = page.title;
  });
  tell([{ op: "page" }]);
  return true;
}
