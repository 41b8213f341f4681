"""Which blood tests are due, counted from when each was drawn last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.regimen.calls import LabsDue
from il2nurse.domain.rules.chart.watching import on_treatment, treatment_begins
from il2nurse.domain.rules.moment import Moment

# Names of so few letters are abbreviations.
SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class DueTests:
    """The tests of one rule that are due first: which, from when, and whether that is late."""

    rule: LabsDue
    at: datetime
    names: tuple[str, ...]
    due: bool
    overdue: bool

    @property
    def shown(self) -> str:
        """The title and the tests: "Daily blood tests: sodium, potassium"."""
        return f"{self.rule.title}: {', '.join(self.names)}"


def labs_due(moment: Moment) -> tuple[DueTests, ...]:
    """For each rule what is due next; nothing where the patient is not on treatment."""
    if moment.case.patient.discharged or not on_treatment(moment):
        return ()
    return tuple(_next(moment, rule) for rule in moment.regimen.calls.labs_due)


def _next(moment: Moment, rule: LabsDue) -> DueTests:
    dues = dict(_dues(moment, rule))
    first = min(dues.values())
    now = {name: at for name, at in dues.items() if at <= max(first, moment.at)}
    return DueTests(
        rule=rule,
        at=first,
        names=tuple(now),
        due=first <= moment.at,
        overdue=first + moment.regimen.calls.overdue_after < moment.at,
    )


def _dues(moment: Moment, rule: LabsDue) -> Iterator[tuple[str, datetime]]:
    """Each test with the time from which it is due; one that was never drawn, from the begin."""
    chart, begins = moment.case.chart, treatment_begins(moment)
    for field in rule.fields:
        found = chart.newest(field, moment.at)
        name = moment.regimen.fields[field].label
        yield _small(name), max(begins, found.at + rule.every) if found else begins
    for test in rule.tests:
        drawn = [
            each.at
            for each in chart.results_of(test)
            if each.struck is None and each.at <= moment.at
        ]
        yield name_of_test(test), max(begins, drawn[-1] + rule.every) if drawn else begins


def name_of_test(test: str) -> str:
    """The id of a test as people read it: "WBC", "potassium"."""
    return test.upper() if len(test) <= SHORT else test.replace("_", " ")


def _small(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
