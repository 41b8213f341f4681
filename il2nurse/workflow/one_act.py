"""One act: judged on the record as it stands, kept once, by a person who may still do it."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Final, ParamSpec, TypeVar

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.audit.terms import Terms
from il2nurse.workflow.deciding import Overtaken, Unseen
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.station import Station

Asked = ParamSpec("Asked")
Made = TypeVar("Made")

TRIES: Final = 5
BUSY: Final = (
    "Someone else is recording for this patient right now. Your entry was not recorded; press the "
    "button again."
)
UNSEEN: Final = "check whether your entry is still right, then press the button again."
UNORDERED: Final = ("chart/", "handwriting/", "alarms/", "paper/", "person/")
"""Streams in which one entry does not rest on the one before it."""


class KeptBefore(NotAllowed):
    """The same request was kept already; nothing was recorded a second time."""


def one_act(act: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Let a function record: every function of the workflow that does is decorated so.

    What it decides holds for the register at the moment of writing: where another station recorded
    something about the patient in between, or of who may do what, it decides again. The person
    ``by`` is read anew. Under a ``request`` that was kept already nothing is recorded again:
    ``KeptBefore`` says so. An act within an act is a part of it.
    """
    names = tuple(signature(act).parameters)

    @wraps(act)
    def judged(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        given: dict[str, Any] = dict(zip(names, args, strict=False)) | kwargs
        station: Station = given["station"]
        if station.deciding.under_way():
            return act(*args, **kwargs)
        refuse_kept(station, given.get("request"))
        return _judge(station, given.get("by"), lambda: act(*args, **kwargs))

    return judged


def _judge(station: Station, by: Person | None, act: Callable[[], Made]) -> Made:
    """Decide and write, and decide again where another writer came in between.

    Where that one wrote into the same dose, course or patient, the person has not seen it: nothing
    is recorded, whatever is decided now.
    """
    deciding, met = station.deciding, ""
    deciding.overtaken = ""
    for _ in range(TRIES):
        try:
            station.follow()
            deciding.known = station.seen
            refuse_changed(station, by)
            return act()
        except AlreadyWritten as there:
            met = _met(station, there.entry)
        except Unseen as there:
            seen = words_of(station, there.entry)
            raise Overtaken(f"{seen} Your entry was not recorded; {UNSEEN}") from there
        except Overtaken:
            raise
        except NotAllowed as refusal:
            if met:
                raise NotAllowed(f"{refusal} {met}") from refusal
            raise
        finally:
            deciding.known = None
    raise NotAllowed(f"{BUSY} {met}")


def refuse_kept(station: Station, request: str | None) -> None:
    """Raise ``KeptBefore`` where the request was kept already, with when that was."""
    if kept := station.kept(request):
        at = station.words.clock(kept[0].recorded_at)
        raise KeptBefore(
            f"This was recorded already, at {at}, when it was first sent. Nothing was "
            "recorded a second time. Look at the record; what differs is corrected there."
        )


def refuse_changed(station: Station, by: Person | None) -> None:
    """Raise ``NotAllowed`` where another session ended the person's access, or changed the role."""
    if by is None:
        return
    now = station.people().get(by.id)
    if now is None or now.ended:
        raise NotAllowed(
            f"{by.shown} has no access to this ward any more. Nothing was recorded; ask someone "
            "who manages people here."
        )
    if now.role is not by.role:
        raise NotAllowed(
            f"{by.shown} is now {now.role.label.lower()} at this ward. Nothing was recorded; sign "
            "in again."
        )


def _met(station: Station, entry: Entry) -> str:
    """What the other writer recorded, in words: where both wrote to one stream that, else this."""
    station.follow()
    mine = {each for each in station.deciding.streams if not each.startswith(UNORDERED)}
    newer = station.register.since(entry.number - 1)
    met = next((each for each in newer if each.stream in mine), entry)
    sentence = words_of(station, met)
    if met.stream in mine:
        station.deciding.overtaken = sentence
    return sentence


def words_of(station: Station, entry: Entry) -> str:
    """Who recorded an entry, where and when, and what it says."""
    words = station.words
    what = KIND_ROWS[entry.kind].what(Terms(words, station.regimens.today().values()), entry)
    who, at = words.name(entry.person) or "Somebody", words.clock(entry.recorded_at)
    return f"{who} at {entry.station} recorded meanwhile, at {at}: {what.rstrip('.')}."
