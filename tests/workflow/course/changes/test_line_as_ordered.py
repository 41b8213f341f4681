"""The line that a dose is given through is compared with the line of the order."""

from collections.abc import Mapping

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import AnswersChange, tell_suitability
from il2nurse.workflow.dose import administration
from tests.newer import newer_text
from tests.shipped import ShippedRegimens
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, make_ward

CENTRAL, PERIPHERAL = "line_central_not_ordered", "line_peripheral_not_ordered"
WATCHED = 'ordered = { field = "line_type", is = "peripheral" }\n  result = "watch"'
WITH, WITHOUT = "central_with_antibiotics", "central_without_antibiotics"


def told(ward: Ward, line: str) -> None:
    """The prescriber answers with this line, and a second person verifies the version."""
    other: Mapping[str, Answer] = {
        **SUITABLE,
        "line_type": line,
        "suitability_reason": "Allergic to every antibiotic that was thought of",
    }
    change = AnswersChange(OwnPin(PIN), "The line was placed today", {})
    tell_suitability(ward.station, DOCTOR, MRN, other, change=change)
    moment = ward.station.moment(MRN)
    weight = moment.course.current.demand_weight().kg
    seen = WorkedOut(moment.calculation().dose_international_units, weight)
    verify_order(ward.station, SECOND, MRN, seen, PIN)


def at_the_line(book: ShippedRegimens | None = None) -> Ward:
    ward = make_ward(book=book) if book else make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    return ward


def rules(ward: Ward, lumen: str) -> list[str]:
    step = ward.regimen.step("line")
    answers = {**ward.answers("line"), "lumen": lumen}
    found, _ = findings_of(ward.station.moment(MRN), ward.dose(), step, answers)
    return [each.rule for each in found if each.field == "lumen"]


@pytest.mark.parametrize(
    ("ordered", "lumen", "found"),
    [
        ("peripheral", "peripheral", []),
        ("peripheral", "single", [CENTRAL]),
        ("peripheral", "distal", [CENTRAL]),
        ("peripheral", "another", []),
        (WITH, "proximal", []),
        (WITH, "peripheral", [PERIPHERAL]),
        (WITHOUT, "middle", []),
        (WITHOUT, "peripheral", [PERIPHERAL]),
    ],
)
def test_a_difference_is_told_at_the_line(ordered: str, lumen: str, found: list[str]) -> None:
    ward = at_the_line()
    if ordered != "peripheral":
        told(ward, ordered)
    assert rules(ward, lumen) == found


def test_it_blocks_nothing_and_is_kept_with_the_step() -> None:
    ward = at_the_line()
    ward.walk("line", lumen="distal")
    done = ward.dose().steps["line"]
    (kept,) = [each for each in done.findings if each.rule == CENTRAL]
    assert "nobody answered about prophylactic antibiotics" in kept.say
    ward.start()


def test_an_order_without_answers_is_compared_with_nothing() -> None:
    ward = make_ward(asked=False)
    step = ward.regimen.step("line")
    found, _ = findings_of(ward.station.moment(MRN), None, step, {"lumen": "distal"})
    assert CENTRAL not in [each.rule for each in found]


def test_it_blocks_where_the_file_says_so_and_after_the_order_was_put_right_too() -> None:
    book = ShippedRegimens()
    book.use(newer_text(WATCHED, WATCHED.replace("watch", "block")))
    ward = at_the_line(book)
    with pytest.raises(NotAllowed, match="This is a central line"):
        ward.walk("line", lumen="distal")
    told(ward, WITH)
    ward.walk("line", lumen="distal")
    assert ward.open_step() == "infuse"
    told(ward, "peripheral")
    assert ward.open_step() == "line"
    told(ward, WITH)
    assert ward.open_step() == "infuse"
