"""What was recorded about a dose is put right later, and everything else follows the record."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import text_of
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import summary_of
from tests.ward import MRN, NURSE, PIN, SECOND, ZONE, Ward, key, make_ward, once

WHY = "Read from the pump of the next bed"
BOTH = Witness(SECOND.id, PIN)
COUNTS, APART = "prescriber", "line"


def correct(ward: Ward, what: DoseValue, now: str, slot: int = 1, *, two: bool = True) -> None:
    change = DoseChange(what, now, WHY)
    correct_dose(ward.station, NURSE, key(slot), change, BOTH if two else None)


def infusion(ward: Ward) -> Infusion:
    found = ward.dose().infusion
    assert found is not None
    return found


def posted(ward: Ward) -> list[tuple[Decimal, str]]:
    fluids = ward.station.case(MRN).chart.fluids
    return [
        (each.fluid.ml, each.fluid.at.isoformat()) for each in fluids if each.fluid.kind == POSTED
    ]


def course_of(ward: Ward) -> Course:
    course = ward.station.case(MRN).course
    assert course is not None
    return course


@pytest.fixture
@once
def given() -> Ward:
    """Dose 1 was given and signed."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    return ward


def test_the_volume_given_takes_two_and_reaches_the_chart(given: Ward) -> None:
    whole = infusion(given).total_ml
    with pytest.raises(NotAllowed, match="a witness looks at it and signs too"):
        correct(given, DoseValue.GIVEN, "20", two=False)
    correct(given, DoseValue.GIVEN, "20")
    assert infusion(given).recorded_given_ml == Decimal(20)
    assert infusion(given).short
    assert [ml for ml, _ in posted(given)] == [Decimal(20)]
    assert not given.dose().signed
    lines = [text_of(each.what) for each in summary_of(given.station, key()).dose_events]
    said = f"Volume given corrected: {whole} mL 20 mL · {WHY} · witnessed by Jonna Lindqvist, RN"
    assert said in lines
    administration.sign(given.station, NURSE, key(), "Corrected", PIN)
    assert given.dose().signed


def test_a_volume_that_no_bag_gives_is_refused(given: Ward) -> None:
    with pytest.raises(Slip, match="cannot be right"):
        correct(given, DoseValue.GIVEN, "500")
    with pytest.raises(Slip, match="Nothing was changed"):
        correct(given, DoseValue.GIVEN, "much")
    was = str(infusion(given).recorded_given_ml)
    with pytest.raises(Slip, match="on record already"):
        correct(given, DoseValue.GIVEN, was)


def test_the_end_moves_with_its_running_time_and_with_the_bag(given: Ward) -> None:
    ended, elapsed = infusion(given).ended, infusion(given).elapsed(given.station.now())
    assert ended is not None
    earlier = ended.at - timedelta(minutes=4)
    correct(given, DoseValue.ENDED, earlier.isoformat(), two=False)
    moved = infusion(given)
    assert moved.ended is not None
    assert moved.ended.at == earlier
    assert moved.elapsed(given.station.now()) == elapsed - timedelta(minutes=4)
    assert [at for _, at in posted(given)] == [earlier.isoformat()]
    before = infusion(given).started.at - timedelta(minutes=1)
    with pytest.raises(Slip, match="was started, or resumed, after that"):
        correct(given, DoseValue.ENDED, before.isoformat())
    after = given.station.now().at + timedelta(minutes=1)
    with pytest.raises(Slip, match="in the future"):
        correct(given, DoseValue.ENDED, after.isoformat())


def held(reasons: tuple[str, ...]) -> Ward:
    """Doses held one after the other for these reasons."""
    ward = make_ward()
    for reason in reasons:
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
        ward.pass_time(8 * 60)
    return ward


def test_a_wrong_reason_takes_the_stop_of_the_cycle_with_it() -> None:
    ward = held((COUNTS, COUNTS, COUNTS))
    assert course_of(ward).current.stopped
    correct(ward, DoseValue.REASON, APART, slot=2)
    assert ward.dose(2).held is not None
    assert not course_of(ward).current.stopped
    words = Wording(ward.station.people(), ZONE, ward.station.today(ward.station.now().at))
    (said,) = earlier_stops(ward.station.case(MRN).courses, words)
    assert (
        f"corrected a held dose, so that it stands no longer, on 21-Nov-2026 07:00: {WHY}" in said
    )
    # Another hold that counts stops it again.
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(COUNTS, ward.call()))
    assert course_of(ward).current.stopped


def test_a_reason_that_counts_after_all_stops_the_cycle() -> None:
    ward = held((COUNTS, COUNTS, APART))
    assert not course_of(ward).current.stopped
    correct(ward, DoseValue.REASON, COUNTS, slot=3)
    assert (course_of(ward).current.stopped or "").startswith("3 doses held in this cycle")


def test_a_hold_of_the_wrong_dose_is_withdrawn_and_the_dose_is_open_again() -> None:
    ward = make_ward()
    ward.pass_time(30)
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(COUNTS, ward.call()))
    with pytest.raises(NotAllowed, match="a witness"):
        correct(ward, DoseValue.HELD, "", two=False)
    correct(ward, DoseValue.HELD, "")
    assert ward.dose().state is DoseState.BEGUN
    assert ward.dose().corrections[0].fact.was == COUNTS
    ward.walk("line")
    ward.start()
    assert ward.dose().given
    with pytest.raises(NotAllowed, match="not held"):
        correct(ward, DoseValue.HELD, "")


def test_a_reason_in_words_is_needed_and_nothing_is_corrected_that_is_not_there(
    given: Ward,
) -> None:
    with pytest.raises(Slip, match="Write in words why"):
        correct_dose(given.station, NURSE, key(), DoseChange(DoseValue.GIVEN, "20", "x"), BOTH)
    with pytest.raises(NotAllowed, match="not held"):
        correct(given, DoseValue.REASON, COUNTS)
    given.pass_time(7 * 60)
    administration.begin(given.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="No infusion of this dose has ended"):
        correct(given, DoseValue.GIVEN, "20", slot=2)
