"""The newest neurological check beside the baseline, and what has changed."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.chart.handwriting import Handwriting
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.vocabulary import ALERTNESS
from il2nurse.domain.rules.assessment.when_charted import findings_of_check, results_of_check
from il2nurse.domain.rules.chart.neuro_checks import (
    NeuroCheck,
    emergencies_of,
    neuro_checks,
    wrong_answers,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import RESULT_WORDS


@dataclass(frozen=True, slots=True)
class NeuroRow:
    """One question: the answer of the baseline beside the newest, and whether they differ.

    ``result`` is what the hold criteria say of the newest.
    """

    field: str
    label: str
    baseline: str
    newest: str
    changed: bool
    result: Result


@dataclass(frozen=True, slots=True)
class NeuroView:
    """The newest check beside the baseline. ``baseline`` is the first check before dose 1.

    ``begun`` says that dose 1 was given.

    ``findings`` are what follows from the newest for doses, the most severe first.
    """

    baseline: NeuroCheck | None
    newest: NeuroCheck | None
    checks: tuple[NeuroCheck, ...]
    rows: tuple[NeuroRow, ...]
    findings: tuple[Finding, ...]
    begun: bool = False

    @property
    def changes(self) -> tuple[NeuroRow, ...]:
        """What differs from the baseline."""
        return tuple(row for row in self.rows if row.changed)


def neuro_view(moment: Moment) -> NeuroView:
    """The newest check of the course beside its baseline, question by question."""
    checks = tuple(
        check for check in neuro_checks(moment.regimen, moment.case.chart) if check.at <= moment.at
    )
    first = _first_start(moment)
    before = [check for check in checks if first is None or check.at < first]
    baseline, newest = (before[0] if before else None), (checks[-1] if checks else None)
    rules = moment.regimen.neuro
    form = moment.regimen.charting.forms[rules.form] if rules else None
    fields = [*(form.fields if form else ())]
    rows = tuple(
        row for field in fields if (row := _row(moment.regimen, field.id, baseline, newest))
    )
    found = findings_of_check(moment, newest) if newest else ()
    return NeuroView(baseline, newest, checks, rows, found, first is not None)


def check_in_words(moment: Moment, check: NeuroCheck) -> tuple[str, ...]:
    """What follows from a check, a sentence each, the most severe first; nothing where nothing."""
    found = findings_of_check(moment, check)
    known = check.text(ALERTNESS.id) in emergencies_of(moment.regimen)
    emergency = ("Call the emergency team now.",) if check.emergency and not known else ()
    return (*emergency, *(f"{RESULT_WORDS[each.result].word}: {each.say}" for each in found))


def orientation_in_words(regimen: Regimen, check: NeuroCheck) -> str:
    """How many of the questions were answered right, and which were not."""
    field = regimen.fields[vocabulary.ORIENTATION.id]
    wrong = [field.label_of(word) for word in wrong_answers(check.values)]
    asked = sum(choice.word != field.none for choice in field.choices)
    count = f"{asked - len(wrong)} of {asked} right"
    return f"{count}; wrong: {', '.join(wrong)}" if wrong else count


def handwriting_samples(moment: Moment) -> tuple[Handwriting | None, Handwriting | None]:
    """The handwriting of the baseline, from before dose 1, and the newest sample."""
    first = _first_start(moment)
    kept = [each for each in moment.case.handwriting if each.at <= moment.at]
    before = [each for each in kept if first is None or each.at < first]
    return (before[0] if before else None), (kept[-1] if kept else None)


def _first_start(moment: Moment) -> datetime | None:
    doses = moment.case.doses_of(moment.course)
    return min((dose.given.since for dose in doses if dose.given), default=None)


def _row(
    regimen: Regimen, field: str, baseline: NeuroCheck | None, newest: NeuroCheck | None
) -> NeuroRow | None:
    was, now = _result_of(regimen, field, baseline), _result_of(regimen, field, newest)
    if not was and not now:
        return None
    compared = bool(was and now) and field != vocabulary.ORIENTATION_SAID.id
    results = results_of_check(regimen, newest) if newest else {}
    result = results.get(field, Result.CLEAR)
    asked = regimen.fields[field]
    return NeuroRow(field, asked.short or asked.label, was, now, compared and was != now, result)


def _result_of(regimen: Regimen, field: str, check: NeuroCheck | None) -> str:
    if check is None or not check.values.get(field):
        return ""
    match field:
        case vocabulary.ORIENTATION.id:
            return orientation_in_words(regimen, check)
        case vocabulary.SEVENS.id:
            return f"{sum(check.sevens)} of {len(check.sevens)} right"
        case vocabulary.WORLD.id:
            return "right" if check.world_ok else "wrong"
        case _:
            return regimen.fields[field].shown(check.values[field])
