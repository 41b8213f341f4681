"""Answers at the order that the chart gives too: what is on file, and an answer against it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.regimen.fields import OF_DATE, Answer, Field, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.suitability import KnownAnswer
from il2nurse.domain.values.text import written_date


@dataclass(frozen=True, slots=True)
class KnownOnFile:
    """What the chart says of a question of the order, from which set, and how one may answer."""

    known: KnownAnswer
    asked: Field
    charted: Field
    observed: ObservedSet
    agreeing: frozenset[str]
    drawn: date | None
    zone: tzinfo

    @property
    def say(self) -> str:
        """What is on file, of which day, and since when."""
        name = self.charted.short or self.charted.label
        value = self.charted.shown(self.observed.values[self.charted.id])
        at = self.observed.at.astimezone(self.zone)
        drawn = f", of {written_date(self.drawn)}" if self.drawn else ""
        charted = f"charted {written_date(at.date())} {at:%H:%M}"
        return f"On file: {name}: {value}{drawn}, {charted}."

    def against(self, answer: Answer) -> str | None:
        """Why this answer is refused; ``None`` where it agrees, or where there is none."""
        words = (answer,) if isinstance(answer, str) else answer
        if not answer or self.agreeing.issuperset(words):
            return None
        return f"{self.say} “{self.asked.shown(answer)}” is not what that says. {self.known.say}"

    def finding(self, answer: Answer) -> Finding | None:
        """The same while one answers."""
        say = self.against(answer)
        known = self.known
        return Finding(known.id, Result.BLOCK, say, known.source, known.field) if say else None


@dataclass(frozen=True, slots=True)
class OnFileAtOrder:
    """All that the chart says of the questions of an order, and the answers ``kept`` from before.

    An answer that stands as it did was given before, and is not given now: of each dose the chart
    decides alone.
    """

    every: tuple[KnownOnFile, ...]
    kept: Mapping[str, Answer]

    def findings(self, answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
        """What is to be said of answers that are not what the chart says."""
        found = (each.finding(answers.get(each.known.field, "")) for each in self._new(answers))
        return tuple(each for each in found if each)

    def refuse(self, answers: Mapping[str, Answer], nothing: str) -> None:
        """Raise ``Slip`` at the first of them; ``nothing`` says what was not done."""
        for each in self.findings(answers):
            raise Slip(each.field or "", f"{each.say} {nothing}")

    def hints(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        """The questions, each with what is on file of it below."""
        return tuple(
            replace(each, hint=" ".join(filter(None, (each.hint, *self._of(each)))) or None)
            for each in fields
        )

    def _of(self, field: Field) -> Iterator[str]:
        return (each.say for each in self.every if each.known.field == field.id)

    def _new(self, answers: Mapping[str, Answer]) -> Iterator[KnownOnFile]:
        for each in self.every:
            if answers.get(each.known.field) != self.kept.get(each.known.field):
                yield each


def on_file_at_order(
    case: Case,
    regimen: Regimen,
    at: datetime,
    zone: tzinfo,
    kept: Mapping[str, Answer] | None = None,
) -> OnFileAtOrder:
    """What is on file of what the regimen asks at an order, where it is young enough to serve.

    A result that there is not, or that is too old, says nothing.
    """
    asked = {field.id: field for field in regimen.suitability.fields}
    every = (
        _on_file(case, regimen, known, asked[known.field], at, zone)
        for known in regimen.suitability.known
        if known.field in asked
    )
    return OnFileAtOrder(tuple(each for each in every if each), kept or {})


def _on_file(
    case: Case, regimen: Regimen, known: KnownAnswer, asked: Field, at: datetime, zone: tzinfo
) -> KnownOnFile | None:
    charted, observed = regimen.fields[known.charted], case.chart.newest(known.charted, at)
    if observed is None or charted.on_file is None or at - observed.at > charted.on_file:
        return None
    agreeing = known.agreeing(observed.values[charted.id], at.astimezone(zone).date())
    return KnownOnFile(known, asked, charted, observed, agreeing, _drawn(observed, charted), zone)


def _drawn(observed: ObservedSet, charted: Field) -> date | None:
    """The day of the report, where it was charted with it."""
    told = observed.values.get(f"{charted.id}{OF_DATE}")
    return date.fromisoformat(told) if isinstance(told, str) and told else None
