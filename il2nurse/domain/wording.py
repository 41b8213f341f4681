"""Words for screen, paper and export alike: spans of text, dates, times, names, answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final, TypeAlias

from il2nurse.domain.fields import Answer, Field, FieldKind, read_vial
from il2nurse.domain.measure import read_measure
from il2nurse.domain.people import Person

# Not strftime's month names: those follow the computer's language.
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Mark(StrEnum):
    """How a piece of text stands out; each face of the program has its own way to show it."""

    PLAIN = "plain"
    STRONG = "strong"
    STRUCK = "struck"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one kind."""

    text: str
    mark: Mark = Mark.PLAIN


Line: TypeAlias = tuple[Span, ...]


def line(text: str, mark: Mark = Mark.PLAIN) -> Line:
    """A line of one span."""
    return (Span(text, mark),)


def text_of(spans: Line) -> str:
    """A line without its marks."""
    return "".join(span.text for span in spans)


def written_date(day: date) -> str:
    """A date as people read it: 20-Nov-2026."""
    return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year}"


def written_length(length: timedelta) -> str:
    """A length of time in minutes and seconds: "15 min 04 s", "15 min"."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes} min {seconds:02} s" if seconds else f"{minutes} min"


def written_offset(at: datetime) -> str:
    """The distance of a local time from UTC: "+01:00" or "−05:00"."""
    total = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "−" if total < 0 else "+"
    return f"{sign}{abs(total) // 60:02}:{abs(total) % 60:02}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The ward's people and its clock. Times of another day than ``day`` carry their date."""

    people: Mapping[str, Person]
    zone: tzinfo
    day: date

    def name(self, person: str) -> str:
        """The person's name with title; the bare id where the register names nobody."""
        known = self.people.get(person)
        return known.shown if known else person

    def initials(self, person: str) -> str:
        """The person's initials; the bare id where the register names nobody."""
        known = self.people.get(person)
        return known.initials if known else person

    def local(self, at: datetime) -> datetime:
        """The same instant on the ward's wall clock."""
        return at.astimezone(self.zone)

    def clock(self, at: datetime) -> str:
        """Hours and minutes; with the date on another day."""
        return self._dated(at, f"{self.local(at):%H:%M}")

    def exact(self, at: datetime) -> str:
        """Hours, minutes and seconds; with the date on another day."""
        return self._dated(at, f"{self.local(at):%H:%M:%S}")

    def day_time(self, at: datetime) -> str:
        """Date, hours and minutes."""
        return f"{written_date(self.local(at).date())} {self.local(at):%H:%M}"

    def stamp(self, at: datetime) -> str:
        """Date and time to the second, with the distance from UTC, as signatures show it."""
        local = self.local(at)
        return f"{written_date(local.date())} {local:%H:%M:%S} {written_offset(local)}"

    def _dated(self, at: datetime, clock: str) -> str:
        day = self.local(at).date()
        if day == self.day:
            return clock
        return f"{day.day:02}-{MONTHS[day.month - 1]} {clock}"

    def answer(self, field: Field, answer: Answer) -> str:
        """An answer as people read it, with its unit."""
        if not answer:
            return "not recorded"
        match field.kind:
            case FieldKind.DATE if isinstance(answer, str):
                return written_date(date.fromisoformat(answer))
            case FieldKind.TIME if isinstance(answer, str):
                return self.day_time(datetime.fromisoformat(answer))
            case FieldKind.VIALS if isinstance(answer, tuple):
                return written_vials(answer)
            case FieldKind.NUMBER if isinstance(answer, str):
                number = read_measure(answer).shown(field.places, grouped=True)
                return f"{number} {field.unit}".strip()
            case _:
                return field.shown(answer)


def written_vials(vials: tuple[str, ...]) -> str:
    """Vials as people read them; equal ones are counted."""
    told = []
    for vial, count in Counter(vials).items():
        lot, expiry = read_vial(vial)
        many = f" ({count} vials)" if count > 1 else ""
        told.append(f"lot {lot}, expires {written_date(expiry)}{many}")
    return "; ".join(told)
