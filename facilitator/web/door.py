"""The one door in: commands as JSON from scripts, or as plain forms from pages without JavaScript."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, current_app, redirect, request
from flask import Response as FlaskResponse

from facilitator.core.errors import Refused
from facilitator.core.log import Reply
from facilitator.core.vocabulary import COMMANDS, FACILITATOR, PARTICIPANT, TEXTS, Actor
from facilitator.live.rooms import Room
from facilitator.web import strict
from facilitator.web.erasing import erase
from facilitator.web.errors import message
from facilitator.web.identity import OPERATOR, Wanted
from facilitator.web.installation import Installation
from facilitator.web.joining_in import apart, nothing, settled
from facilitator.web.staying_open import in_moments

door = Blueprint("door", __name__)

MOST_COMMANDS = 50
_COMMAND_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_NUMBER = re.compile(r"-?[0-9]{1,15}")
# What a browser reads as the address of another site ("//", "/\\"), or drops from an address before it reads it.
_ELSEWHERE = re.compile(r"[^/]|/[/\\]|.*[\x00-\x1f\x7f]|$", re.DOTALL)
STATUS = {"not_signed_in": 401, "not_allowed": 403, "foreign": 403, "unknown_session": 404, "erased": 410, "too_large": 413, "file_too_large": 413}


def here() -> Installation:
    """Give the installation that serves this request."""
    installation: Installation = current_app.extensions["oogst"]
    return installation


def local(path: str) -> str:
    """Give a path on this server to go back to; "/" for anything else."""
    return "/" if _ELSEWHERE.match(path) else path


def answer(body: Any, status: int = 200) -> Response:
    """Give a JSON response that nobody keeps."""
    return FlaskResponse(strict.dumps(body), status, content_type="application/json")


def error_body(refusal: Refused) -> dict[str, Any]:
    """Give a refusal as clients get it: {code, message, params, retry_after?}."""
    params = {key: value for key, value in refusal.params.items() if key != "retry_after"}
    body = {"code": refusal.code, "message": message(refusal), "params": params}
    if "retry_after" in refusal.params:
        body["retry_after"] = refusal.params["retry_after"]
    return body


@door.post("/commands")
def commands() -> Response:
    """Take a batch of commands, or one from a form."""
    try:
        check_origin()
        if request.mimetype == "application/json":
            return answer(_take(strict.loads(request.get_data(cache=False))))
        if request.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data"):
            return _take_form()
        raise Refused("malformed", field="content-type")
    except Refused as refusal:
        return answer({"error": error_body(refusal)}, STATUS.get(refusal.code, 400))


def check_origin() -> None:
    """Refuse what another site's page sends along with this browser's cookies."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused("foreign")
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise Refused("foreign")


def _take(envelope: Any) -> dict[str, Any]:
    if not isinstance(envelope, dict):
        raise Refused("malformed", field="envelope")
    batch = envelope.get("commands")
    if not isinstance(batch, list) or not 1 <= len(batch) <= MOST_COMMANDS:
        raise Refused("malformed", field="commands")
    texts = {name: envelope.get(name, "") for name in ("session", "as", "group", "contribution")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise Refused("malformed", field="envelope")
    if texts["as"] == OPERATOR:
        return {"seq": 0, "results": [_operate(one) for one in batch]}
    room = here().rooms.get(texts["session"])
    actor = _actor(room, Wanted(texts["as"], texts["session"], texts["group"], texts["contribution"]))
    answered = {"results": _carry_out(room, actor, batch), "seq": room.state.seq}
    gather = here().rush.gather(room.id, actor.id) if actor.role == PARTICIPANT else 0
    return {**answered, "gather": gather} if gather else answered


def _actor(room: Room, wanted: Wanted) -> Actor:
    with room.settled() as state:
        return here().identity.actor(request, wanted, state)


def _operate(one: Any) -> dict[str, Any]:
    command_id = one.get("id") if isinstance(one, dict) else None
    try:
        if not here().identity.is_operator(request):
            raise Refused("not_signed_in")
        if isinstance(one, dict) and one.get("name") == "EraseSession":
            data = _object(one.get("data"))
            return {"id": command_id, "ok": True, "seq": 0, "value": _erase(here().rooms.get(str(data.get("session"))), data)}
        if not isinstance(one, dict) or one.get("name") != "CreateSession":
            raise Refused("unknown_command")
        return {"id": command_id, "ok": True, "seq": 1, "value": here().create(_object(one.get("data")))}
    except Refused as refusal:
        return {"id": command_id, "ok": False, "error": error_body(refusal)}


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Refused("malformed", field="data")
    return data


def _carry_out(room: Room, actor: Actor, batch: list[Any]) -> list[dict[str, Any]]:
    """Queue all commands that may be carried out, in order, then wait for their commit."""
    queued: list[tuple[Any, Any, Callable[[], None]]] = []
    joins = _join_first(room, actor, batch)
    for one in batch:
        try:
            name, data, command_id = _parsed(one)
            if actor.role == FACILITATOR and name in _DIRECT:
                queued.append((one, {"value": _DIRECT[name](room, data)}, nothing))
                continue
            if name == "AddPhase":
                data = here().shelf.with_pattern(data)
            data = in_moments(name, data)
            data = here().with_codes(name, data, room.state, command_id)
            data, afterwards = apart(here().contacts, room, actor, name, data)
            if f"{actor.id}:{command_id}" not in room.ledger.replies:  # asking again after a lost answer is free
                _check_pace(room, actor, name)
            queued.append((one, room.submit_all([*joins, (actor, name, data, command_id)])[-1], afterwards))
            joins = []
        except Refused as refusal:
            queued.append((one, refusal, nothing))
    return [_result(room, one, outcome, afterwards) for one, outcome, afterwards in queued]


def _parsed(one: Any) -> tuple[str, Any, str]:
    if not isinstance(one, dict) or one.keys() - {"id", "name", "data"}:
        raise Refused("malformed", field="command")
    name, command_id = one.get("name"), one.get("id")
    if not isinstance(name, str) or not isinstance(command_id, str) or not _COMMAND_ID.fullmatch(command_id):
        raise Refused("malformed", field="id")
    return name, one.get("data", {}), command_id


def _join_first(room: Room, actor: Actor, batch: list[Any]) -> list[tuple[Actor, str, Any, str]]:
    """A participant's first command joins them: nobody has to do so apart."""
    if actor.role != PARTICIPANT or actor.id in room.state.people:
        return []
    if isinstance(batch[0], dict) and batch[0].get("name") == "JoinSession":
        return []
    group = actor.group if actor.group in room.state.groups else ""
    return [(actor, "JoinSession", {"group": group}, f"join-{secrets.token_hex(8)}")]


def _check_pace(room: Room, actor: Actor, name: str) -> None:
    pace = COMMANDS[name].pace if name in COMMANDS else TEXTS
    wait = here().limits.wait(room.id, actor.role, actor.id, pace)
    if wait:
        raise Refused("too_fast", retry_after=round(wait + 0.05, 2))


def _result(room: Room, one: Any, outcome: Any, afterwards: Callable[[], None]) -> dict[str, Any]:
    command_id = one.get("id") if isinstance(one, dict) and isinstance(one.get("id"), str) else None
    if isinstance(outcome, dict):
        return {"id": command_id, "ok": True, "seq": 0, **outcome}
    try:
        if isinstance(outcome, Refused):
            raise outcome
        reply: Reply = outcome.get()
        settled(afterwards)
        if afterwards is not nothing:
            here().contacts_changed(room)
    except Refused as refusal:
        return {"id": command_id, "ok": False, "error": error_body(refusal)}
    return {"id": command_id, "ok": True, "seq": reply.seq, "value": reply.value}


def _list_links(room: Room, _data: Any) -> dict[str, Any]:
    with room.settled() as state:
        return here().all_links(state)


def _make_pin(room: Room, _data: Any) -> dict[str, Any]:
    with room.settled() as state:
        return {"pin": here().make_pin(state), "address": here().addresses.short() + f"/f/{state.id}"}


def _choose_address(room: Room, _data: Any) -> dict[str, Any]:
    return {"addresses": here().addresses.choices()}


def _save_format(room: Room, data: Any) -> dict[str, Any]:
    """Save the session's present programme as an own format."""
    wish = {"title": "", "about": "", "again": False, **_object(data)}
    if wish.keys() != {"title", "about", "again"} or not all(isinstance(wish[key], str) for key in ("title", "about")):
        raise Refused("malformed", field="SaveFormat")
    with room.settled() as state:
        kept = here().shelf.keep(state, wish["title"], wish["about"], again=wish["again"] in (True, "true"))
    return {"format": kept.id, "file": f"formats/{kept.id}.json"}


def _erase(room: Room, data: Any) -> dict[str, Any]:
    return erase(here(), room, data)


_DIRECT = {"EraseSession": _erase, "SaveFormat": _save_format, "ListLinks": _list_links, "MakePin": _make_pin, "ListAddresses": _choose_address}

# ── plain forms ──


def _form_value(hint: Any, values: list[str]) -> Any:
    """Give a form field as the JSON that a command's field (of type `hint`) wants; what doesn't fit stays text."""
    kinds = {hint, *get_args(hint)} if isinstance(hint, UnionType) or get_origin(hint) is Union else {hint}
    value = values[-1]
    if any(get_origin(kind) in (tuple, list) for kind in kinds):
        return [word for one in values for word in one.split()]
    if bool in kinds and value in ("true", "false", "on"):
        return value != "false"
    if int in kinds and value == "third" and NoneType in kinds:
        return None
    if int in kinds and _NUMBER.fullmatch(value):
        return int(value)
    return value


def _form_data(name: str) -> dict[str, Any]:
    """Give the fields `data.…` of the form as the data of the command called `name`."""
    hints = get_type_hints(COMMANDS[name]) if name in COMMANDS else {}
    fields = [key for key in request.form if key.startswith("data.") and key.count(".") == 1]
    data = {
        key.removeprefix("data."): _form_value(hints.get(key.removeprefix("data."), str), request.form.getlist(key))
        for key in fields
    }
    for key in request.form.keys() - set(fields):  # data.counts.agree: one number of several under one name
        if key.startswith("data."):
            _, name, part = key.split(".", 2)
            data.setdefault(name, {})[part] = _form_value(int, request.form.getlist(key))
    for listed in {"data.texts", "data.words"}.intersection(fields):  # one text per line, not per word
        if hints.get(listed.removeprefix("data.")) is str:  # a command with one text of that name
            continue
        data[listed.removeprefix("data.")] = request.form[listed].splitlines()
    return data


def _take_form() -> Response:
    form = request.form
    command = {
        "id": form.get("id") or secrets.token_hex(12),
        "name": form.get("name", ""),
        "data": _form_data(form.get("name", "")),
    }
    envelope = {key: form.get(key, "") for key in ("session", "as", "group", "contribution")}
    result = _take({**envelope, "commands": [command]})["results"][0]
    return_to = local(form.get("return", "/"))
    if result["ok"] and command["name"] == "CreateSession":
        response = redirect(f"/s/{result['value']['session']}/prepare", 303)
        room = here().rooms.get(result["value"]["session"])
        with room.settled() as state:
            return here().identity.admit(response, Wanted(FACILITATOR, state.id), state)  # type: ignore[arg-type]
    if result["ok"] and command["name"] == "EraseSession":
        return redirect("/?said=erased", 303)  # type: ignore[return-value]  # where it was asked is gone
    if result["ok"]:
        return redirect(return_to, 303)  # type: ignore[return-value]
    kept = {"said": result["error"]["code"]}
    kept |= {key: str(n) for key, n in result["error"]["params"].items() if isinstance(n, int)}
    if text := form.get("data.text", ""):
        kept["text"] = text[:4000]
        kept |= {name: form[f"data.{name}"][:1000] for name in ("title", "ask", "presenter") if form.get(f"data.{name}")}
    joint = "&" if "?" in return_to else "?"
    return redirect(return_to + joint + urlencode(kept), 303)  # type: ignore[return-value]
