"""Words for people, times and answers, as the ward reads them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.dose.call import unlisted_in_words
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, read_vial
from il2nurse.domain.regimen.kept_answers import as_it_stands, can_be_read
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.text import MONTHS, written_date, written_offset
from il2nurse.domain.values.wall_clock import clock_on, date_and_clock, which_hour
from il2nurse.readable.words import NOT_RECORDED


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

    def called(self, prescriber: str, phone: str | None) -> str:
        """The prescriber who was called; an unlisted one by name and number."""
        return unlisted_in_words(prescriber, phone) if phone else self.name(prescriber)

    def initials(self, person: str) -> str:
        """The person's initials; the bare id where the register names nobody."""
        known = self.people.get(person)
        return known.initials if known else person

    def local(self, at: datetime) -> datetime:
        """The same instant on the ward's wall clock."""
        return at.astimezone(self.zone)

    def clock(self, at: datetime) -> str:
        """Hours and minutes; with the date on another day."""
        return clock_on(self.local(at), self.day)

    def exact(self, at: datetime) -> str:
        """Hours, minutes and seconds; with the date on another day."""
        return self._dated(at, f"{self.local(at):%H:%M:%S}{which_hour(self.local(at))}")

    @staticmethod
    def dated(of: date) -> str:
        """A calendar day, whichever it is."""
        return written_date(of)

    def day_time(self, at: datetime) -> str:
        """Date, hours and minutes."""
        return date_and_clock(self.local(at))

    def prescriber(self, course: Course, cycle: Cycle) -> str:
        """Who ordered a cycle."""
        if cycle.ordered_by:
            return self.name(cycle.ordered_by.person)
        return course.prescriber or NOT_RECORDED

    def order(self, course: Course, cycle: Cycle) -> str:
        """Who ordered a cycle and when; of a telephoned order, who is to countersign it."""
        by, who = cycle.ordered_by, self.prescriber(course, cycle)
        ordered = f"{who}, ordered {self.day_time(cycle.ordered_at)}"
        if by is None or by.called_at is None:
            return ordered
        signed = cycle.countersigned_by
        ends = "countersigned" if signed else "to be countersigned"
        whose = self.name(signed or by.person)
        return f"{ordered} by telephone at {self.clock(by.called_at)}, read back; {ends} by {whose}"

    def approval(self, course: Course) -> str | None:
        """Who had approved the regimen of an order; ``None`` where that was not asked for yet."""
        if not course.approved_by or course.approved_from is None:
            return None
        names = " and ".join(self.name(each) for each in course.approved_by)
        return f"{names}, from {written_date(course.approved_from)} on"

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
            return NOT_RECORDED
        if not can_be_read(field, answer):
            return as_it_stands(answer)
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
    lots = []
    for vial, count in Counter(vials).items():
        lot, expiry = read_vial(vial)
        many = f" ({count} vials)" if count > 1 else ""
        lots.append(f"lot {lot}, expires {written_date(expiry)}{many}")
    return "; ".join(lots)


def written_data(field: str, value: Answer) -> str:
    """One of the patient's data as people read it."""
    if not isinstance(value, str):
        return "; ".join(value) or "none known"
    return written_date(date.fromisoformat(value)) if field == "born" else value or "none"
