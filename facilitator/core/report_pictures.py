"""Photos in the report: of flip-charts, of tables. The log holds which file and what it shows, never the photo itself."""

from __future__ import annotations

from facilitator.core.errors import Refused
from facilitator.core.model import ReportPicture
from facilitator.core.report_settings import NOBODY, check_draft, checked_file, checked_name
from facilitator.core.session import Session, concerns, decides, evolves
from facilitator.core.text import LONGEST_TEXT, checked
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

MOST_PICTURES = 40
LARGEST = 20_000  # pixels along a side


@event
class PictureSet(Event):
    """A photo stands in the report like this now."""

    picture: ReportPicture


@event
class PictureRemoved(Event):
    """A photo is out of the report."""

    picture: str


@command(ONLY_FACILITATOR)
class SetPicture(Command):
    """Put a photo in the report, or (with `picture`, its id) change it: alt text, caption, the chapter it stands in."""

    file: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    chapter: str = ""
    picture: str = ""


@command(ONLY_FACILITATOR)
class RemovePicture(Command):
    """Take a photo out of the report."""

    picture: str


@decides(SetPicture)
def _set(wish: SetPicture, state: Session, context: Context) -> Decision:
    check_draft(state)
    known = state.edits.pictures
    if wish.picture and wish.picture not in known:
        raise Refused("stale")
    if not wish.picture and len(known) >= MOST_PICTURES:
        raise Refused("too_many", field="pictures", most=MOST_PICTURES)
    for name in ("width", "height"):
        if not 1 <= getattr(wish, name) <= LARGEST:
            raise Refused("out_of_range", field=name, least=1, most=LARGEST)
    made = ReportPicture(
        wish.picture or f"p{state.last_id + 1}",
        checked_file(wish.file, "SetPicture.file"),
        wish.width,
        wish.height,
        checked(wish.alt, "alt", LONGEST_TEXT, empty=True),
        checked(wish.caption, "caption", LONGEST_TEXT, empty=True),
        checked_name(wish.chapter, "SetPicture.chapter") if wish.chapter else "",
    )
    return Decision([] if known.get(made.id) == made else [PictureSet(made)], value={"picture": made.id})


@decides(RemovePicture)
def _remove(wish: RemovePicture, state: Session, context: Context) -> Decision:
    check_draft(state)
    return Decision([PictureRemoved(wish.picture)]) if wish.picture in state.edits.pictures else Decision()


@evolves(PictureSet)
def _picture_set(happened: PictureSet, state: Session) -> None:
    state.edits.pictures[happened.picture.id] = happened.picture
    state.last_id = max(state.last_id, int(happened.picture.id[1:]))


@evolves(PictureRemoved)
def _picture_removed(happened: PictureRemoved, state: Session) -> None:
    state.edits.pictures.pop(happened.picture, None)


@concerns(PictureSet)
@concerns(PictureRemoved)
def _of_review(happened: PictureSet | PictureRemoved, state: Session) -> str:
    return NOBODY
