"""Whether a patient may be treated, on paper: what is open, who closes it, and every pre-test."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.course.another_course import another_course_line
from il2nurse.readable.course.eligibility import (
    ELIGIBLE,
    NOT_ELIGIBLE,
    GateRow,
    answer_in_words,
    gate_rows,
    in_force_line,
    waived_lines,
)
from il2nurse.readable.course.pre_test_rows import PreTestRow, pre_test_row, pre_test_rows
from il2nurse.readable.course.suitability import suitability_findings, suitability_rows
from il2nurse.readable.heading import PatientFacts, patient_facts, zone_in_words
from il2nurse.readable.wording import Wording

TITLE: Final = "Eligibility"
RENEW: Final = "To be renewed first: {}, good until {}."


@dataclass(frozen=True, slots=True)
class EligibilityPaper(PatientPaper):
    """The gates that are open, none where the patient is eligible; every pre-test as it stands.

    ``renew`` is which result serves no more first, and when. ``asked`` is what was answered at the
    order, and what becomes of each drug that interacts.
    """

    word: str
    answer: str
    gates: tuple[GateRow, ...]
    tests: tuple[PreTestRow, ...]
    waived: tuple[str, ...]
    care: tuple[str, ...]
    in_force: str | None
    renew: str | None
    asked: tuple[tuple[str, str], ...]
    another: str | None


def tell(sources: Sources) -> EligibilityPaper:
    """The eligibility for the newest course, or for a regimen before its order, as of now."""
    moment = sources.moment
    case, course, regimen = moment.case, moment.course, moment.regimen
    words = Wording(sources.people, moment.zone, moment.today)
    gates, tests = open_gates(case, moment), pre_tests(moment)
    return EligibilityPaper(
        title=TITLE,
        subtitle=f"{regimen.title} · regimen {regimen.version}",
        planned=f"{_of_which(moment)} · as of {words.day_time(moment.at)}",
        mark=f"Eligibility, {_of_which(moment).lower()}",
        zone=zone_in_words(words, moment.at),
        patient=_patient(moment, words),
        word=NOT_ELIGIBLE if gates else ELIGIBLE,
        answer=answer_in_words(gates),
        gates=gate_rows(gates),
        tests=pre_test_rows(tests, moment, words),
        waived=waived_lines(tests, words),
        care=tuple(each.say for each in suitability_findings(course, regimen, words)),
        in_force=in_force_line(moment),
        renew=_renew(tests, moment, words),
        asked=suitability_rows(course, regimen, words),
        another=another_course_line(moment),
    )


def _renew(tests: Sequence[PreTest], moment: Moment, words: Wording) -> str | None:
    """The results that run out first; ``None`` where none serves, or none runs out."""
    serving = [
        (each.good_until, each)
        for each in tests
        if each.field.required and each.serves and each.good_until
    ]
    first = min((until for until, _ in serving), default=None)
    rows = [pre_test_row(each, moment, words) for until, each in serving if until == first]
    return RENEW.format(", ".join(row.name for row in rows), rows[0].until) if rows else None


def _of_which(moment: Moment) -> str:
    """The course that it is about; before its order that it is not ordered."""
    if moment.ordered:
        return f"Course {moment.course.number}"
    before = moment.case.course
    return f"Before an order of course {before.number + 1}" if before else "Before an order"


def _patient(moment: Moment, words: Wording) -> PatientFacts:
    """The patient; before an order with what the regimen says of itself first."""
    facts = replace(patient_facts(moment.case, moment.course.current, words), notes=())
    if moment.ordered or not moment.regimen.research:
        return facts
    return replace(facts, stops=(moment.regimen.first_notice, *facts.stops))
