"""Photos, logos and templates that come in: who may, what is kept, and that what can't be kept is said kindly."""

from __future__ import annotations

import io
import json

from PIL import Image

from facilitator.store.files import LARGEST
from facilitator.web.rehearse.client import Answer
from tests.live.hall import Hall
from tests.live.posting import post_form
from tests.live.waiting import until
from tests.report.test_incoming import photo_of_a_phone, template


def sent(hall: Hall, kind: str, file: bytes, **fields: str) -> Answer:
    return post_form(hall, "files", {"kind": kind, **fields}, file=file, accept="application/json")


def test_a_photo_is_kept_and_shown_to_the_facilitator_alone(hall: Hall) -> None:
    answer = sent(hall, "photo", photo_of_a_phone())
    assert answer.status == 200, answer.body
    told = answer.json()
    assert (told["kind"], told["width"], told["height"]) == ("photo", 300, 400)
    address = f"/s/{hall.session}/files/{told['file']}"
    seen = hall.host.get(address)
    assert seen.status == 200 and seen.headers["content-type"] == "image/jpeg"
    assert seen.headers["x-content-type-options"] == "nosniff" and "sandbox" in seen.headers["content-security-policy"]
    assert b"Exif" not in seen.body and Image.open(io.BytesIO(seen.body)).size == (300, 400)
    assert hall.phone().get(address).status == 403
    assert hall.leader().get(address).status == 403
    other = Hall(hall.server)
    assert other.host.get(f"/s/{other.session}/files/{told['file']}").status == 404
    other.host.close()


def test_a_photo_of_several_megabytes_comes_in(hall: Hall) -> None:
    out = io.BytesIO()
    Image.effect_noise((2600, 2000), 90).convert("RGB").save(out, "JPEG", quality=95)
    assert len(out.getvalue()) > 2_000_000
    told = sent(hall, "photo", out.getvalue()).json()
    assert (told["width"], told["height"]) == (2000, 1538)


def test_a_plain_form_puts_a_photo_in_its_chapter(hall: Hall) -> None:
    answer = post_form(hall, "files", {"kind": "photo", "then": "1", "alt": "Een flap met drie wensen", "caption": "Tafel 2", "chapter": ""}, file=photo_of_a_phone())
    assert answer.status == 303 and answer.path == f"/s/{hall.session}/report#photos"
    picture = hall.document()["edits"]["pictures"][0]
    assert (picture["alt"], picture["caption"], picture["width"]) == ("Een flap met drie wensen", "Tafel 2", 300)
    report = hall.host.get(f"/s/{hall.session}/report.html").body.decode()
    assert "Een flap met drie wensen" in report and "data:image/jpeg;base64," in report


def test_a_logo_and_a_template_go_into_the_look(hall: Hall) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (200, 80), (0, 120, 80, 255)).save(out, "PNG")
    assert sent(hall, "logo", out.getvalue(), then="1").status == 200
    kept = sent(hall, "template", template(), then="1")
    settings = hall.document()["edits"]["settings"]
    assert settings["logo"].endswith(".png") and settings["template"] == kept.json()["file"]
    saved = hall.host.get(f"/s/{hall.session}/files/{settings['template']}")
    assert saved.headers["content-disposition"].startswith("attachment") and saved.headers["content-type"] == "application/octet-stream"


def test_what_is_no_photo_is_refused_in_words(hall: Hall) -> None:
    for content, code in ((b"<svg/>", "photo_vector"), (b"zomaar iets", "photo_unreadable"), (b"", "no_file")):
        answer = sent(hall, "photo", content)
        error = answer.json()["error"]
        assert (answer.status, error["code"]) == (400, code)
        assert "%" not in error["message"] and error["message"].endswith(".")
    page = post_form(hall, "files", {"kind": "photo"}, file=b"<svg/>")
    assert page.status == 303 and "said=photo_vector" in page.path
    assert "SVG" in hall.host.get(page.path).body.decode()
    assert sent(hall, "program", photo_of_a_phone()).json()["error"]["code"] == "malformed"


def test_too_large_is_said_before_it_is_read(hall: Hall) -> None:
    answer = sent(hall, "photo", b"\xff\xd8" + b"x" * LARGEST)
    assert (answer.status, json.loads(answer.body)["error"]["code"]) == (413, "file_too_large")
    page = post_form(hall, "files", {"kind": "photo"}, file=b"\xff\xd8" + b"x" * LARGEST)
    assert "Hoogstens 12 MB" in hall.host.get(page.path).body.decode()
    assert sent(hall, "photo", photo_of_a_phone()).status == 200


def test_a_photo_that_is_taken_out_is_gone_from_the_disk(hall: Hall) -> None:
    sent(hall, "photo", photo_of_a_phone(), then="1")
    folder = hall.server.data / f"{hall.session}.files"
    assert len(list(folder.iterdir())) == 1
    picture = hall.document()["edits"]["pictures"][0]["id"]
    hall.facilitate("RemovePicture", picture=picture)
    until(lambda: not list(folder.iterdir()))  # it goes beside the room


def test_erasing_a_session_takes_its_photos_along(hall: Hall) -> None:
    sent(hall, "photo", photo_of_a_phone(), then="1")
    hall.facilitate("EraseSession", code=hall.code)
    assert not [path for path in hall.server.data.rglob("*") if hall.session in path.name and path.is_dir()]


def test_what_gets_no_place_in_the_report_is_not_kept(hall: Hall) -> None:
    answer = sent(hall, "photo", photo_of_a_phone(), then="1", alt="x" * 2000)
    assert answer.json()["error"]["code"] == "too_long"
    assert not list(hall.server.data.rglob(f"{hall.session}.files/*"))
    told = sent(hall, "photo", photo_of_a_phone(), then="1", alt="Een flap").json()
    address = f"/s/{hall.session}/files/{told['file']}"
    assert sent(hall, "photo", photo_of_a_phone(), then="1", alt="x" * 2000).status == 400
    assert hall.host.get(address).status == 200  # it stands in the report already
