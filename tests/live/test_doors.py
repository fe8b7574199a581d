"""Whatever comes to the doors, the hall goes on: an answer in words, no 500, no traceback, nobody else disturbed."""

from __future__ import annotations

import json
import secrets
from urllib.parse import urlsplit

import pytest
import websocket
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from facilitator.core.vocabulary import COMMANDS
from facilitator.web.rehearse.client import Browser
from facilitator.web.rehearse.server import Server
from tests.examples import examples
from tests.live.hall import Hall
from tests.steps import STEPS

pytestmark = pytest.mark.live

FEW = examples(
    60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
REFUSED = {400, 401, 403, 404, 413, 415, 429}

ODD_BODIES = {
    "nothing": b"",
    "no json": b"{'session':",
    "not a number": b'{"session": NaN}',
    "infinity": b'{"session": Infinity, "commands": [-Infinity]}',
    "deep list": b"[" * 100_000,
    "deep closed list": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "long integer": b'{"commands": [' + b"9" * 5_000 + b"]}",
    "long float": b'{"commands": [1e999999]}',
    "a megabyte": b'{"session": "' + b"x" * 1_000_000 + b'"}',
    "bad utf-8": b'{"session": "\xff\xfe"}',
    "lone surrogate": b'{"session": "\\ud800", "commands": [{"id": "\\udfff"}]}',
    "nul": b'{"session": "\\u0000", "as": "participant", "commands": [{}]}',
    "a list": b"[]",
    "a text": b'"hello"',
    "null": b"null",
    "no commands": b'{"session": "x", "as": "participant", "commands": []}',
    "too many commands": b'{"session": "x", "as": "participant", "commands": [' + b"{}," * 50 + b"{}]}",
    "double keys": b'{"as": "participant", "as": "operator", "commands": [{}]}',
    "path as session": b'{"session": "../../etc/passwd", "as": "facilitator", "commands": [{}]}',
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from([*COMMANDS, "CreateSession", "ListLinks", "SaveFormat", "Nonsense", "__class__"])
fields = st.sampled_from(
    ["kind", "text", "title", "on", "group", "options", "contribution", "level", "option", "moment", "n", "value",
     "goal", "background", "people", "parent", "phase", "groups", "extra"]
)  # fmt: skip


@pytest.fixture
def calm(open_house: Hall):
    """The hall, and proof after the test that a bystander was not disturbed and the log stayed clean."""
    yield open_house
    assert "Traceback" not in open_house.server.said()
    assert open_house.host.get(f"/s/{open_house.session}/console").status == 200


def in_words(status: int, body: bytes) -> str:
    """The code of an error that has a sentence with it."""
    answer = json.loads(body)
    if status == 200:  # the envelope was fine, its one command was not
        (answer,) = answer["results"]
    else:
        assert status in REFUSED, (status, body[:300])
    assert answer["error"]["message"]
    return str(answer["error"]["code"])


@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES.keys())
def test_an_odd_body_is_refused_in_words(calm, body):
    assert in_words(*calm.post(body))


@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES.keys())
def test_who_is_in_is_refused_in_words_too(calm, body):
    assert in_words(*calm.post(body, cookie=calm.phone().cookie))


@pytest.mark.parametrize("content_type", ["text/plain", "text/html", "application/xml", "", "application/jsonp"])
def test_another_content_type_is_refused(calm, content_type):
    assert in_words(*calm.post(b'{"commands": []}', content_type))


def test_a_body_over_the_limit_is_refused_before_it_is_read(calm):
    status, _ = calm.post(b"x" * 3_000_000)
    assert status == 413


@FEW
@given(body=anything)
def test_any_json_gets_an_answer_in_words(open_house, body):
    assert in_words(*open_house.post(json.dumps(body).encode()))


@FEW
@given(name=names, data=st.dictionaries(fields, anything, max_size=5) | anything, id=anything | st.just("a-good-id-1234"))
def test_any_command_gets_an_answer_in_words(open_house, participant, name, data, id):
    envelope = {"session": open_house.session, "as": "participant", "commands": [{"id": id, "name": name, "data": data}]}
    status, body = open_house.post(json.dumps(envelope).encode(), cookie=participant.cookie)
    if status != 200:
        assert in_words(status, body)
        return
    (result,) = json.loads(body)["results"]
    assert result["ok"] or result["error"]["message"]


@FEW
@given(envelope=st.fixed_dictionaries({"session": anything, "as": anything, "group": anything, "commands": anything}))
def test_any_envelope_gets_an_answer_in_words(open_house, envelope):
    status, body = open_house.post(json.dumps(envelope).encode())
    assert status in REFUSED, (status, body[:300])


@FEW
@given(steps=st.lists(st.tuples(st.sampled_from(["facilitator", "leader", "owner", "participant"]), STEPS), min_size=5, max_size=15))
def test_half_right_commands_of_everybody_get_an_answer_in_words(house_of_all, steps):
    hall, people = house_of_all
    for number, (role, (name, data)) in enumerate(steps):
        browser, seat = people[role]
        order = {"id": f"{secrets.token_hex(4)}-{number:04d}", "name": name, "data": data}
        envelope = {"session": hall.session, "as": role, **seat, "commands": [order]}
        status, body = hall.post(json.dumps(envelope).encode(), cookie=browser.cookie)
        answer = json.loads(body)  # who led a group that was taken out since is not let in any more
        error = answer["results"][0].get("error") if status == 200 else answer["error"]
        assert status in {200, 401, 403}, (role, name, body[:300])
        assert error is None or (error["message"] and error["code"] not in ("broken", "storage_failed")), (role, name, data)
    assert hall.host.get(f"/s/{hall.session}/console").status == 200


@pytest.fixture(scope="module")
def house_of_all(tmp_path_factory):
    """A hall of its own for what does change it, with somebody of every role: (browser, seat) by role."""
    with Server(tmp_path_factory.mktemp("all")) as running, Hall(running) as hall:
        mine, owner = hall.dilemma(), Browser(hall.server.url)
        owner.get(hall.facilitate("ListLinks")["owners"][mine])
        people = {"facilitator": (hall.host, {}), "participant": (hall.phone("A1"), {})}
        people |= {"leader": (hall.leader("A1"), {"group": "A1"}), "owner": (owner, {"contribution": mine})}
        yield hall, people
    owner.close()
    assert "Traceback" not in running.said()


@pytest.fixture(scope="module")
def participant(open_house):
    return open_house.phone("A1")


STEERING = {
    "OpenPhase": {"phase": "harvest"},
    "EditPhase": {"phase": "welcome", "title": "Van mij"},
    "HideContribution": {"contribution": "c1"},
    "MergeContributions": {"contributions": ["c1"], "into": "c2"},
    "PartContributions": {"contribution": "c1"},
    "DismissSuggestion": {"contributions": ["c1", "c2"]},
    "SetTheme": {"title": "x", "members": []},
    "SetHighlights": {"members": []},
    "WriteConclusion": {"text": "Ik besluit"},
    "WriteNote": {"section": "reflection", "text": "Ik schrijf"},
    "MovePeople": {"moves": {}},
    "DescribeMeeting": {"title": "Van mij"},
    "SetGroups": {"groups": []},
    "ShowOnWall": {"view": "blank"},
    "FreezeWall": {"frozen": True},
    "ReissueLink": {"link": "facilitator"},
    "BeginSession": {},
    "CloseSession": {},
    "UndoLast": {},
    "ListLinks": {},
    "MakePin": {},
    "CreateSession": {"format": "social-summit", "language": "nl", "title": "x", "meeting": {}, "groups": []},
}


@pytest.mark.parametrize(("name", "data"), STEERING.items(), ids=STEERING.keys())
def test_a_participant_does_not_steer(calm, participant, name, data):
    before = calm.document()
    result = calm.ask(participant, name, data)
    assert not result["ok"]
    assert result["error"]["message"]
    after = calm.document()
    assert before["session"] == after["session"]


@pytest.mark.parametrize("role", ["facilitator", "operator", "owner", "wall", "leader", "__proto__"])
def test_a_participant_cannot_claim_another_role(calm, role):
    phone = calm.phone("A1")
    command = {"id": "pretending-1", "name": "CloseSession", "data": {}}
    envelope = {"session": calm.session, "as": role, "group": "A1", "commands": [command]}
    status, body = calm.post(json.dumps(envelope).encode(), cookie=phone.cookie)
    answer = json.loads(body)
    assert status in {400, 401, 403} or not answer["results"][0]["ok"]


def test_a_leader_steers_only_their_own_table(calm):
    loes = calm.leader("A1")
    envelope = {"session": calm.session, "as": "leader", "group": "A2"}
    refused = loes.post("/commands", {**envelope, "commands": [{"id": "not-my-table", "name": "OpenPhase", "data": {"phase": "clarify"}}]})
    assert refused.status in {401, 403}


def test_another_sites_page_cannot_use_these_cookies(calm):
    browser = Browser(calm.server.url)
    browser._cookies = dict(calm.host._cookies)  # the cookies travel along, the page is a stranger's
    browser.base = "http://evil.example"
    answer = browser.post("/commands", {"session": calm.session, "as": "facilitator", "commands": [{"id": "a-good-id-1", "name": "CloseSession", "data": {}}]})
    assert answer.status == 403


# -- the socket --------------------------------------------------------------------------------------------------------

ODD_FRAMES = [
    "", "4", "40", "42", "42[", "42[]", '42["follow"]', '42["follow",null]', '42["follow",[]]', '42["follow",{}]',
    '420["follow",{"session":1,"as":[],"screen":{}}]', '420["follow",{"session":"x","screen":"console"}]',
    '42["patch",{}]', '42["connect"]', '42["disconnect"]', '42["__class__"]', "42[1,2,3]", '42{"a":1}', "42null",
    "42" + "[" * 20_000, '42["follow",' + "9" * 5_000 + "]", '42["follow",NaN]', "43[]", "44", "45", "451-[]",
    '451-["follow",{"_placeholder":true,"num":0}]', '4599999999-["a"]', "46", "49", "5", "6", "7", "8", "9", "2probe",
    "3", "1", "0{}", "40/other,", "40/" + "x" * 5_000 + ",{}", "41", "\x00", "héé", "b4AAEC", "42" + "x" * 60_000,
]  # fmt: skip


def connect(hall, cookie=""):
    address = f"ws://{urlsplit(hall.server.url).netloc}/socket.io/?EIO=4&transport=websocket"
    return websocket.create_connection(address, cookie=cookie, origin=hall.server.url, timeout=60)


def follow_wall(hall):
    """A bystander who watches the wall."""
    socket = connect(hall, hall.host.cookie)
    assert socket.recv().startswith("0")
    socket.send("40")
    assert socket.recv().startswith("40")
    wish = {"session": hall.session, "as": "facilitator", "screen": "wall", "since": 0}
    socket.send("421" + json.dumps(["follow", wish]))
    assert '"ok":true' in socket.recv()
    return socket


def wait_for_patch(socket):
    """The next patch that this screen gets; it answers pings meanwhile."""
    while "patch" not in (frame := socket.recv()):
        assert frame == "2"
        socket.send("3")


def send_until_hung_up(socket, frame):
    for _ in range(50):
        socket.send(frame)
        socket.recv()


@pytest.mark.parametrize("before_connecting", [True, False])
def test_odd_frames_close_at_most_their_own_connection(calm, before_connecting):
    bystander = follow_wall(calm)
    for frame in ODD_FRAMES:
        socket = connect(calm)
        try:
            socket.recv()
            if not before_connecting:
                socket.send("40")
                socket.recv()
            socket.send(frame)
            socket.send_binary(frame.encode("utf-8")[:1000])
        except (websocket.WebSocketException, OSError):
            continue  # it hung up on us, which is its good right
        finally:
            socket.close()
    calm.facilitate("WriteConclusion", text="De zaal gaat door.")
    wait_for_patch(bystander)
    bystander.close()


def test_a_frame_over_the_limit_closes_its_own_connection_only(calm):
    bystander = follow_wall(calm)
    flood = connect(calm)
    flood.recv()
    with pytest.raises((websocket.WebSocketException, OSError)):
        send_until_hung_up(flood, "42" + "x" * 2_000_000)
    calm.facilitate("WriteConclusion", text="En door.")
    wait_for_patch(bystander)
    bystander.close()


@pytest.mark.parametrize("screen", ["console", "wall", "leader", "phone", "owner", "nonsense"])
def test_a_stranger_follows_nothing(calm, screen):
    socket = connect(calm)
    socket.recv()
    socket.send("40")
    socket.recv()
    wish = {"session": calm.session, "as": screen, "screen": screen, "group": "A1", "since": 0}
    socket.send("421" + json.dumps(["follow", wish]))
    assert '"ok":false' in socket.recv()
    socket.close()


@pytest.mark.parametrize("screen", ["console", "wall", "leader"])
def test_a_participant_follows_no_other_screen_than_the_phone(calm, screen):
    socket = connect(calm, calm.phone("A1").cookie)
    socket.recv()
    socket.send("40")
    socket.recv()
    wish = {"session": calm.session, "as": screen, "screen": screen, "group": "A1", "since": 0}
    socket.send("421" + json.dumps(["follow", wish]))
    assert '"ok":false' in socket.recv()
    socket.close()
    answer = calm.phone("A1").get(f"/s/{calm.session}/since/0?screen={screen}&group=A1")
    assert answer.status in {401, 403, 404}
