"""Everything a fact says, field by field, worded by what each field is."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import KnownFrom
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.course.taught import Interpreter, Showed, TaughtTo, Understood
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.patient.facts import PatientCorrectedFact
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import columns
from il2nurse.domain.regimen.rules import Finding, Result, Verdict
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import written_date
from il2nurse.readable.audit.fact_labels import label_of, with_unit
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.course.pre_test_rows import KNOWN_FROM
from il2nurse.readable.course.teaching import teaching_words
from il2nurse.readable.papers import EVERY_PAPER
from il2nurse.readable.wording import written_data
from il2nurse.readable.words import ALARM_WORDS, DATA_WORDS, RESULT_WORDS, step_words

ANSWERS: Final = ("answers", "values")
PEOPLE: Final = (
    "gave",
    "checked",
    "held_by",
    "witness",
    "verified_by",
    "id",
    "person",
    "prescriber",
    "approved_by",
)
CHOICES: Final = ("reason", "term", "outcome", "rule", "criterion", "points")
OF_FIELD: Final = ("value", "was", "now")


class FactDetails:
    """Words the fields of facts."""

    def __init__(self, terms: Terms) -> None:
        """The terms are those of today's regimens."""
        self._terms = terms

    def of(self, fact: Fact) -> list[tuple[str, str]]:
        """Label and words of each field that says something; answers one by one."""
        found: list[tuple[str, str]] = []
        for name, value in _given_fields(fact):
            if name in ANSWERS and isinstance(value, Mapping):
                found.extend(
                    (self._terms.label(each), self._terms.answer(each, value[each]))
                    for each in self._terms.in_order(value)
                )
            elif words := self._field(fact, name, value):
                found.append((label_of(name), with_unit(name, words)))
        return found

    def _field(self, part: object, name: str, value: object) -> str:
        """One field; a value that belongs to a field of the regimen has that one's unit."""
        if isinstance(part, PatientCorrectedFact) and name == "field":
            return DATA_WORDS.get(part.field, part.field)
        field = getattr(part, "field", None)
        if field and name in OF_FIELD and isinstance(value, str | tuple):
            of_patient = isinstance(part, PatientCorrectedFact)
            return written_data(field, value) if of_patient else self._terms.answer(field, value)
        if name == "strokes" and isinstance(value, tuple):
            return str(len(value))
        if name == "on_file" and isinstance(value, Mapping):
            # Only which values were taken: a place in the chart reads like a value of its own.
            return ", ".join(self._terms.label(each) for each in value)
        return self._value(name, value)

    def _value(self, name: str, value: object) -> str:
        match value:
            case str() if not isinstance(value, StrEnum):
                return self._text(name, value)
            case tuple():
                return "; ".join(filter(None, (self._value(name, item) for item in value)))
            case Mapping():
                named = ((self._terms.label(k), self._value(name, v)) for k, v in value.items())
                return ", ".join(f"{label} {words}" for label, words in named if words)
            case datetime():
                return self._terms.words.day_time(value)
            case _:
                return self._part(value) if is_dataclass(value) else _plain(value)

    def _part(self, part: object) -> str:
        if isinstance(part, Call):
            return self._call(part)
        if isinstance(part, Finding):
            return f"{RESULT_WORDS[part.result].within}: {part.say}"
        parts = (
            (label_of(name).lower(), self._field(part, name, v)) for name, v in _given_fields(part)
        )
        return ", ".join(f"{label} {words}" for label, words in parts if words)

    def _call(self, call: Call) -> str:
        back = "order read back" if call.read_back else "order not read back"
        order = f": “{call.order}”" if call.order else ""
        return f"{call.shown}, {self._terms.words.day_time(call.at)}, {back}{order}"

    def _text(self, name: str, text: str) -> str:
        if name in PEOPLE:
            return self._terms.words.name(text)
        if name in CHOICES:
            return self._terms.choice(text)
        if name == "dose" and text.startswith("dose/"):
            key = read_key(text)
            return f"{key.slot} of cycle {key.cycle}, course {key.course}"
        if name == "paper" and text in EVERY_PAPER:
            return EVERY_PAPER[text].title
        worded = {"step": self._terms.step, "field": self._terms.label, "kind": kind_label}
        return worded[name](text) if text and name in worded else text


def _given_fields(part: object) -> Iterator[tuple[str, object]]:
    """The fields that say something, by their names."""
    for column in columns(type(part)).values():
        value = getattr(part, column.name)
        silent = column.optional and (value is False or value == column.default)
        if value is not None and not silent:
            yield column.name.rstrip("_"), value


def _plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Verdict():
            return step_words(value).within
        case Result():
            return RESULT_WORDS[value].within
        case AlarmKind() | KnownFrom() | TaughtTo() | Understood() | Interpreter() | Showed():
            return _worded(value)
        case Role():
            return value.label.lower()
        case Decimal():
            return show(value)
        case date():
            return written_date(value)
        case _:
            return str(value).replace("_", " ") if isinstance(value, StrEnum) else str(value)


def _worded(value: AlarmKind | KnownFrom | TaughtTo | Understood | Interpreter | Showed) -> str:
    """A word of a list as people read it."""
    match value:
        case AlarmKind():
            return ALARM_WORDS[value]
        case KnownFrom():
            return KNOWN_FROM[value]
        case _:
            return teaching_words(value)
