"""Answers at the order that the chart gives too: what is on file, and an answer against it."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.record.chart.report_days import serves
from il2nurse.domain.regimen.fields import OF_DATE, Answer, Field, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.suitability import GivenHow, KnownAnswer, Tried
from il2nurse.domain.values.text import has_words, written_date
from il2nurse.domain.values.wall_clock import date_and_clock


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
        charted = f"charted {date_and_clock(at)}"
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
class TriedOnRecord:
    """Since when something that was to be tried is given on this register; ``None``: not at all."""

    tried: Tried
    asked: Field
    since: date | None
    today: date

    @property
    def say(self) -> str:
        """The first dose on record, or that there is none."""
        word = self.tried.given.value
        day = written_date(self.since) if self.since else None
        return f"On record here: {f'first {word} on {day}' if day else f'none was {word}'}."

    def finding(self, answer: Answer) -> Finding | None:
        """What is to be said of an answer while what is on record is too short."""
        tried, since = self.tried, self.since
        if since is None or answer not in tried.answers:
            return None
        if _months_later(since, tried.months) <= self.today:
            return None
        say = (
            f"{self.say} That is less than {tried.months} months ago, and the answer is "
            f"“{self.asked.shown(answer)}”. {tried.say}"
        )
        return Finding(tried.id, Result.WATCH, say, tried.source, tried.field)


def _months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, last = day.year + years, monthrange(day.year + years, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class OnFileAtOrder:
    """All that the chart says of the questions of an order, and the answers ``kept`` from before.

    What was to be ``tried`` for longer than is on record asks for words in its own ``reason``.

    An answer that stands as it did was given before, and is not given now: of each dose the chart
    decides alone. Words that it rests on are not taken away while it stands.
    """

    every: tuple[KnownOnFile, ...]
    tried: tuple[TriedOnRecord, ...]
    kept: Mapping[str, Answer]

    def findings(self, answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
        """What is to be said of answers that are not what the chart says."""
        new = [each for each in self.every if self._is_new(each.known.field, answers)]
        denied = [each.finding(answers.get(each.known.field, "")) for each in new]
        too_short = [found for _, found in self._too_short(answers)]
        return (*(each for each in denied if each), *too_short)

    def refuse(self, answers: Mapping[str, Answer], nothing: str) -> None:
        """Raise ``Slip`` at the first of them; ``nothing`` says what was not done.

        One that only asks for a reason passes with words.
        """
        for each in self.findings(answers):
            if each.result is Result.BLOCK:
                raise Slip(each.field or "", f"{each.say} {nothing}")
        for tried, found in self._too_short(answers):
            if not has_words(str(answers.get(tried.reason, ""))):
                raise Slip(tried.reason, f"{found.say} {nothing}")

    def hints(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        """The questions, each with what is on file of it below."""
        return tuple(
            replace(each, hint=" ".join(filter(None, (each.hint, *self._of(each)))) or None)
            for each in fields
        )

    def _of(self, field: Field) -> Iterator[str]:
        yield from (each.say for each in self.every if each.known.field == field.id)
        yield from (each.say for each in self.tried if each.tried.field == field.id)

    def _too_short(self, answers: Mapping[str, Answer]) -> Iterator[tuple[Tried, Finding]]:
        for each in self.tried:
            found = each.finding(answers.get(each.tried.field, ""))
            if found and (
                self._is_new(each.tried.field, answers) or self._is_lost(each.tried.reason, answers)
            ):
                yield each.tried, found

    def _is_lost(self, reason: str, answers: Mapping[str, Answer]) -> bool:
        """Whether words were kept, and none are given now."""
        kept, given = (str(each.get(reason, "")) for each in (self.kept, answers))
        return has_words(kept) and not has_words(given)

    def _is_new(self, name: str, answers: Mapping[str, Answer]) -> bool:
        return answers.get(name) != self.kept.get(name)


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
    today = at.astimezone(zone).date()
    tried = tuple(
        TriedOnRecord(each, asked[each.field], _first(case, each.given, zone), today)
        for each in regimen.suitability.tried
        if each.field in asked
    )
    known_now = tuple(each for each in every if each)
    return OnFileAtOrder(known_now, tried, kept or {})


def _first(case: Case, way: GivenHow, zone: tzinfo) -> date | None:
    """The ward's day of the first dose that was given so, by whatever regimen."""
    given = (
        dose.given.since
        for dose in case.doses.values()
        if dose.given and bool(dose.injection) is (way is GivenHow.INJECTED)
    )
    first = min(given, default=None)
    return first.astimezone(zone).date() if first else None


def _on_file(
    case: Case, regimen: Regimen, known: KnownAnswer, asked: Field, at: datetime, zone: tzinfo
) -> KnownOnFile | None:
    charted, observed = regimen.fields[known.charted], case.chart.newest(known.charted, at)
    if observed is None or not serves(case.chart, charted, observed, at, zone):
        return None
    agreeing = known.agreeing(observed.values[charted.id], at.astimezone(zone).date())
    return KnownOnFile(known, asked, charted, observed, agreeing, _drawn(observed, charted), zone)


def _drawn(observed: ObservedSet, charted: Field) -> date | None:
    """The day of the report, where it was charted with it."""
    told = observed.values.get(f"{charted.id}{OF_DATE}")
    return date.fromisoformat(told) if isinstance(told, str) and told else None
