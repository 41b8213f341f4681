"""What every register does with drafts before it keeps them: check, spell out, seal, compare."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, TypeAlias

from il2nurse.domain.record.register.entries import (
    Author,
    Entry,
    Json,
    Kind,
    canonical,
    normalise_key,
    write_instant,
)
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.seal import Head, columns_of, seal_columns
from il2nurse.storage.contract.pins import untied
from il2nurse.workflow.register import AlreadyWritten, Append, NotSaved

Row: TypeAlias = tuple[str | int, ...]

LARGEST: Final = 2**63 - 1
BLANK: Final = 32
BEARS_ON_ALL: Final = (
    Kind.PERSON_ADDED,
    Kind.REGIMEN_APPROVED,
    Kind.REGIMEN_WITHDRAWN,
    Kind.PATIENT_ADMITTED,
    Kind.PATIENT_READMITTED,
    Kind.PATIENT_CORRECTED,
)
"""Who may act, what may be ordered, who the patients are and in which bed.

No decision is kept unless it looked at these entries.
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """One append, checked: its drafts with their bodies as they will be stored."""

    drafts: tuple[Draft, ...]
    bodies: tuple[str, ...]
    author: Author
    request: str
    recorded_at: datetime
    zone: str
    known: int | None = None

    def not_before(self, newest: datetime) -> "Batch":
        """This batch, recorded no earlier than the newest entry: numbers and times rise together.

        When things happened stays as the station's own clock has it.
        """
        return self if newest <= self.recorded_at else replace(self, recorded_at=newest)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The patients whom the drafts are about."""
        return tuple(sorted({draft.subject for draft in self.drafts} - {""}))


def check_batch(asked: Append) -> Batch:
    """The append as it will be stored; raises ``NotSaved`` where a part cannot be kept."""
    author = asked.author
    if not asked.drafts or not asked.request:
        raise NotSaved("Nothing was saved: there was no entry or no request to save it under.")
    check_text(
        asked.request, asked.zone, author.person, author.role, author.station, author.program
    )
    try:
        bodies = tuple(spell(draft) for draft in asked.drafts)
        write_instant(asked.recorded_at)
    except ValueError as error:
        raise NotSaved(f"Nothing was saved: the entry cannot be kept as it is. {error}") from error
    return Batch(
        tuple(asked.drafts),
        bodies,
        author,
        asked.request,
        asked.recorded_at.astimezone(UTC),
        asked.zone,
        asked.known,
    )


def spell(draft: Draft) -> str:
    """The body in its one spelling; ``ValueError`` where it could not be read back the same."""
    check_text(draft.stream, draft.subject)
    if draft.seq is not None and not 0 <= draft.seq <= LARGEST:
        raise misplaced(draft.seq)
    write_instant(draft.occurred_at)
    check_value(dict(draft.body))
    text = canonical(draft.body)
    text.encode()
    return text


def check_text(*texts: str) -> None:
    """Refuse control characters and halves of characters; they could not be sealed."""
    for text in texts:
        if not text.isprintable() and any(ord(letter) < BLANK for letter in text):
            raise NotSaved("Nothing was saved: a name or number holds a control character.")
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise NotSaved("Nothing was saved: a name or number holds half a character.")


def check_value(value: Json) -> None:
    """Refuse what JSON would store differently: floats, foreign types, keys that fall together."""
    match value:
        case str() | bool() | None:
            return
        case int() if abs(value) <= LARGEST:
            return
        case list():
            for item in value:
                check_value(item)
        case dict():
            check_keys(value)
            for item in value.values():
                check_value(item)
        case _:
            raise ValueError(f"A value of the type {type(value).__name__} has no exact spelling.")


def check_keys(value: dict[str, Json]) -> None:
    """Refuse keys that are no text or that are the same text in two spellings."""
    if not all(isinstance(key, str) for key in value):
        raise ValueError("A key that is not text has no exact spelling.")
    if len({normalise_key(key) for key in value}) != len(value):
        raise ValueError("Two keys are the same text in two spellings.")


def seal_part(batch: Batch, part: int, seq: int, head: Head) -> tuple[Entry, Row]:
    """The entry that the batch's draft number ``part`` becomes after ``head``, and its row."""
    draft, author = batch.drafts[part], batch.author
    entry = Entry(
        number=head.number + 1,
        stream=draft.stream,
        seq=seq,
        kind=draft.kind,
        subject=draft.subject,
        occurred_at=draft.occurred_at.astimezone(UTC),
        recorded_at=batch.recorded_at,
        zone=batch.zone,
        person=author.person,
        role=author.role,
        station=author.station,
        program=author.program,
        request=batch.request,
        part=part,
        body=json.loads(batch.bodies[part]),
        previous_seal=head.seal,
        seal="",
    )
    columns = columns_of(entry, batch.bodies[part])
    seal = seal_columns(columns)
    return replace(entry, seal=seal), (*columns, seal)


def match_first(batch: Batch, first: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries kept for this request before; ``NotSaved`` where they say something else."""
    same = len(first) == len(batch.drafts) and all(
        is_same(batch, part, entry) for part, entry in enumerate(first)
    )
    if not same:
        raise NotSaved(
            "Nothing was saved: this request was used before for other entries. "
            "What was saved then still stands; enter this again."
        )
    return tuple(first)


def is_same(batch: Batch, part: int, entry: Entry) -> bool:
    """True where the draft says what the kept entry says, by the same person."""
    draft = batch.drafts[part]
    return (
        draft.seq in (None, entry.seq)
        and draft.stream == entry.stream
        and draft.kind == entry.kind
        and draft.subject == entry.subject
        and write_instant(draft.occurred_at) == write_instant(entry.occurred_at)
        and canonical(untied(draft.body)) == canonical(untied(entry.body))
        and batch.author.person == entry.person
    )


def taken(entry: Entry) -> AlreadyWritten:
    """The refusal that names whose entry fills the place already."""
    return AlreadyWritten(
        f"{entry.person} at station {entry.station} recorded this first, as entry "
        f"{entry.number}. Your entry was not saved; look at that entry before you continue.",
        entry,
    )


def misplaced(seq: int) -> NotSaved:
    """The refusal of a place that is not the next free one and that nobody has filled."""
    return NotSaved(
        f"Nothing was saved: the entry expected place {seq}, which is not the next one. "
        "Open the page again and look at what is recorded."
    )
