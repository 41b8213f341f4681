"""The pre-tests as rows: result with its numbers, day, age, until when, source, who, state."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Final

from il2nurse.domain.record.chart.facts import KnownFrom
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.rules.assessment.pre_tests import PreTest
from il2nurse.domain.rules.assessment.result_sources import (
    ResultOrigin,
    SourceKind,
    numbers_beside,
    origin_of,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED

KNOWN_FROM: Final[Mapping[KnownFrom, str]] = {
    KnownFrom.REPORT: "Report or record read",
    KnownFrom.TELEPHONE: "Told by telephone",
}
SOURCES: Final[Mapping[SourceKind, str]] = {
    SourceKind.IMPORT: "Laboratory, imported",
    SourceKind.LABORATORY: "Laboratory, typed",
    SourceKind.REPORT: KNOWN_FROM[KnownFrom.REPORT],
    SourceKind.TELEPHONE: KNOWN_FROM[KnownFrom.TELEPHONE],
    SourceKind.FORM: "Form",
    SourceKind.DOSE: "Report read at",
    SourceKind.NOT_RECORDED: NOT_RECORDED.capitalize(),
}
NO_REPORT: Final = "Its report is not on file"
REPORT_KEPT: Final = "report attached"
_NUMBERS: Final[Mapping[ResultSource, str]] = {
    ResultSource.FILE: "numbers imported",
    ResultSource.PASTED: "numbers imported",
    ResultSource.TYPED: "numbers typed",
}
_IN_BRACKETS: Final = re.compile(r"\s*\(.*?\)")


@dataclass(frozen=True, slots=True)
class PreTestRow:
    """A pre-test in words; ``numbers`` are the laboratory's, ``open`` says it keeps a gate open.

    ``wanted`` is what is asked for in place of a result that is not on file.
    """

    id: str
    name: str
    result: str
    numbers: str | None
    done: str
    age: str
    until: str
    source: str
    by: str
    state: str
    open: bool
    charted: str = NO_VALUE
    wanted: str | None = None

    @property
    def answer(self) -> str:
        """The result with the laboratory's numbers below it."""
        told = self.result if self.result != NO_VALUE or not self.numbers else None
        return "\n".join(filter(None, (told, self.numbers)))

    @property
    def when(self) -> str:
        """The day of the report, and how old it is; of a test without one when it was charted."""
        if self.age == NO_VALUE:
            return NO_VALUE
        return f"charted\n{self.age}" if self.done == NO_VALUE else f"{self.done}\n{self.age}"

    @property
    def when_on_paper(self) -> str:
        """The same; of a test without a day of its own also on which day it was charted."""
        own = self.done != NO_VALUE or self.age == NO_VALUE
        return self.when if own else f"charted\n{self.charted}\n{self.age}"


def pre_test_rows(
    tests: Iterable[PreTest], moment: Moment, words: Wording
) -> tuple[PreTestRow, ...]:
    """The tests that keep a gate open, then the others; last what nobody has to report, nor has.

    Among each other they stand in the regimen's order.
    """
    rows = [(_idle(each), pre_test_row(each, moment, words)) for each in tests]
    return tuple(row for _, row in sorted(rows, key=lambda each: (each[0], not each[1].open)))


def pre_test_row(test: PreTest, moment: Moment, words: Wording) -> PreTestRow:
    """One test as it stands."""
    return PreTestRow(
        id=test.field.id,
        name=test.field.short or test.field.label,
        result=test.field.shown(test.answer) if test.answer else NO_VALUE,
        numbers=numbers_in_words(test, moment, words),
        done=written_date(test.done_on) if test.done_on else NO_VALUE,
        age=_age(test, moment),
        until=_until(test.good_until, words) if test.good_until else NO_VALUE,
        source=source_in_words(test, moment) or NO_VALUE,
        by=_confirmed(test, words) or NO_VALUE,
        state=state_in_words(test),
        charted=_charted(test, words),
        wanted=_wanted(test),
        open=bool(test.findings) or (not test.serves and test.field.required and not test.waived),
    )


def _wanted(test: PreTest) -> str | None:
    """How old a report may be that is still to come; ``None`` where none is."""
    if test.answer or test.waived:
        return None
    if not test.field.required:
        other = test.step.field(test.field.reported_with) if test.field.reported_with else None
        of = f"the {(other.short or other.label).lower()} report" if other else "the report"
        return f"Only where {of} has it"
    age = test.field.on_file
    return f"Wanted: a report of the last {age.days} days" if age else "Wanted: a report"


def _idle(test: PreTest) -> bool:
    return not test.answer and not test.field.required


def result_in_words(test: PreTest) -> str:
    """The result on file, with the day of its report."""
    told = test.field.shown(test.answer)
    return f"{told}, done on {written_date(test.done_on)}" if test.done_on else told


def state_in_words(test: PreTest) -> str:
    """How a test stands, in a word or two."""
    if test.waived and not test.findings:
        return "Waived"
    if not test.answer:
        return "Not on file" if test.field.required else "If reported"
    if any(each.field == test.field.id for each in test.findings):
        return "Against a dose"
    if test.field.reported_with and not test.done_on:
        return NO_REPORT
    return "Good" if test.serves and not test.findings else "Too old"


def source_in_words(test: PreTest, moment: Moment) -> str | None:
    """Where a result comes from, its numbers too, and that its report is kept."""
    origin = origin_of(test, moment.case.chart)
    numbers = {_NUMBERS[each.source] for each in numbers_beside(test, moment)}
    kept = [REPORT_KEPT] if test.report else []
    told = "; ".join(filter(None, (_told(origin), *kept, *sorted(numbers))))
    return f"{told[0].upper()}{told[1:]}" if told else None


def _told(origin: ResultOrigin | None) -> str | None:
    if origin is None:
        return None
    told = SOURCES[origin.kind]
    match origin.kind:
        case SourceKind.DOSE if origin.named:
            key = read_key(origin.named)
            return f"{told} dose {key.slot} of cycle {key.cycle}"
        case SourceKind.FORM:
            return f"{told} {origin.named}"
        case _:
            return f"{told}: {origin.named}" if origin.named else told


def numbers_in_words(test: PreTest, moment: Moment, words: Wording) -> str | None:
    """The laboratory's values of the report's day; those of no report yet with their own day."""
    found = numbers_beside(test, moment)
    if not found:
        return None
    told = "; ".join(_of_one_unit(found))
    if test.observed:
        return told
    return f"Laboratory, {written_date(words.local(found[0].at).date())}: {told}"


def _of_one_unit(results: Sequence[LabResult]) -> Iterator[str]:
    """Values that follow each other in the same unit say it once, behind the last of them."""
    for unit, group in groupby(results, key=lambda each: each.received.unit):
        values = ", ".join(
            f"{_short(each.label)} {each.received.shown.removesuffix(unit).strip()}"
            for each in group
        )
        yield f"{values} {unit}".strip()


def _short(label: str) -> str:
    """A label without what stands in brackets, and without commas: these part the values."""
    return _IN_BRACKETS.sub("", label).replace(",", "")


def _age(test: PreTest, moment: Moment) -> str:
    """How old the report is, in days; what has no day by when it was charted."""
    if test.charted_at is None:
        return NO_VALUE
    since = test.done_on or test.charted_at.astimezone(moment.zone).date()
    days = (moment.today - since).days
    return "today" if not days else "1 day old" if days == 1 else f"{days} days old"


def _charted(test: PreTest, words: Wording) -> str:
    return written_date(words.local(test.charted_at).date()) if test.charted_at else NO_VALUE


def _until(good_until: datetime, words: Wording) -> str:
    """The last day on which it is good, and until when on that day where that is not its end."""
    local = words.local(good_until)
    if local.time() == time():
        return written_date(local.date() - timedelta(days=1))
    return words.day_time(good_until)


def _confirmed(test: PreTest, words: Wording) -> str | None:
    """Who charted the result, who signed with them, and who corrected it since."""
    observed = test.observed
    if observed is None:
        return None
    told = [f"{words.name(observed.by)}, {words.day_time(observed.at)}"]
    if observed.witness:
        told.append(f"witness {words.name(observed.witness)}")
    if test.corrections:
        last = test.corrections[-1]
        told.append(f"corrected by {words.name(last.by)}, {words.day_time(last.at)}")
    return "; ".join(told)
