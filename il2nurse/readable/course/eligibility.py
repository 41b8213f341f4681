"""Whether a patient may be treated, in words: every open gate with who closes it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from il2nurse.domain.rules.assessment.pre_tests import PreTest
from il2nurse.domain.rules.dose.gates import CLOSERS, Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.in_force import numbers_in_force
from il2nurse.readable.course_notes import waiver_line
from il2nurse.readable.wording import Wording

ELIGIBLE: Final = "Eligible"
NOT_ELIGIBLE: Final = "Not cleared yet"
NOTHING_OPEN: Final = "Nothing is open, as far as the record says."
NAMED: Final = 3
"""How many missing tests, and how many other points, the answer names."""
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class GateRow:
    """The gates that the same people close: how many, what is open, and who closes them."""

    count: int
    what: str
    closer: str

    @property
    def word(self) -> str:
        """How many are open."""
        return f"{self.count} open"


def answer_in_words(gates: Sequence[Gate]) -> str:
    """Whether the patient may be treated, to be read from afar: what is open, the first by name."""
    if not gates:
        return NOTHING_OPEN
    tests = [each.test.short or each.test.label for each in gates if each.test]
    points = list(dict.fromkeys(each.short for each in gates if each.test is None))
    told = [f"{_counted(len(tests), 'test')} missing: {_first(tests)}."] if tests else []
    if points:
        what = "more point" if tests else "point"
        told.append(f"{_counted(len(gates) - len(tests), what)} open: {_first(points)}.")
    return " ".join(told)


def _counted(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count} {what}s are"


def _first(names: Sequence[str]) -> str:
    """The first names; one that would be left out alone is named too."""
    left = len(names) - NAMED
    if left <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:NAMED])} and {left} more"


def gate_rows(gates: Iterable[Gate]) -> tuple[GateRow, ...]:
    """A row for whoever closes them; what a dose asks for all the same comes last."""
    found: list[GateRow] = []
    ordered = sorted(gates, key=lambda each: (each.asked, list(CLOSERS).index(each.closer)))
    for (_, who), group in groupby(ordered, key=lambda each: (each.asked, each.who)):
        told = tuple(group)
        found.append(GateRow(len(told), gates_in_words(told), who.rstrip(",")))
    return tuple(found)


def gates_in_words(gates: Sequence[Gate]) -> str:
    """What is open: tests together by their names, as the table has them, then the others."""
    names = [each.test.short or each.test.label for each in gates if each.test]
    told = [each.missing for each in gates if each.test is None]
    tests = [f"Not on file: {', '.join(names)}."] if names else []
    return " ".join((*tests, *_each_once(told)))


def _each_once(told: Iterable[str]) -> list[str]:
    """The sentences without those that come again: what to do is said once, behind them all."""
    found = [sentence for text in told for sentence in _SENTENCE_ENDS.split(text)]
    return [each for at, each in enumerate(found) if each not in found[at + 1 :]]


def asked_for_line(moment: Moment) -> str:
    """Which regimen it is asked for, where no course by it is ordered yet."""
    regimen, before = moment.regimen, moment.case.course
    what = f"course {before.number + 1} is not" if before else "nothing is"
    return f"Asked for {regimen.title}, version {regimen.version}; {what} ordered yet."


def waived_lines(tests: Sequence[PreTest], words: Wording) -> tuple[str, ...]:
    """Every waived test with by whom, when and why."""
    return tuple(waiver_line(each.waived, words) for each in tests if each.waived)


def in_force_line(moment: Moment | None) -> str | None:
    """Which numbers speak against a dose by the regimen of the course; ``None`` where none."""
    told = " ".join(numbers_in_force(moment.regimen)) if moment else None
    return told or None
