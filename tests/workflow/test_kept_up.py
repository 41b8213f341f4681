"""A case that is kept up entry by entry is the one that all its entries make, read from nothing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from il2nurse.domain.record.case_replay import CaseReplay, replay_case
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.people.sign_in import Witness
from tests.walk.walk import Course
from tests.ward import MRN, NURSE, PIN, SECOND, make_ward

ACTS, EVERY = 30, 9
PUT_RIGHT = frozenset(
    {Kind.CORRECTED, Kind.STRUCK_OUT, Kind.DOSE_CORRECTED, Kind.PATIENT_CORRECTED, Kind.SLOTS_MOVED}
)


def entries_of(seed: int) -> tuple[Entry, ...]:
    """All entries about the patient of a random course."""
    course = Course(seed)
    for number in range(ACTS):
        course.go_on(f"seed {seed}, act {number}")
    return course.ward.station.register.about(MRN)


def outcome(case: CaseReplay | Sequence[Entry]) -> object:
    """The case, or what is refused; entries are read anew."""
    try:
        if isinstance(case, CaseReplay):
            return case.case()
        return replay_case(map(replace, case))
    except (BrokenRecord, LookupError) as refusal:
        return type(refusal), str(refusal)


@pytest.mark.parametrize("seed", [3, 14, 107])
def test_a_case_that_is_kept_up_is_the_one_read_from_nothing(seed: int) -> None:
    """Asked for after every entry; compared now and then, and wherever one puts another right."""
    replay, entries, put_right = CaseReplay(), entries_of(seed), 0
    for place, entry in enumerate(entries, start=1):
        replay.take(entry)
        found = outcome(replay)
        if entry.kind in PUT_RIGHT or not place % EVERY:
            assert found == outcome(entries[:place])
            put_right += entry.kind in PUT_RIGHT
    assert put_right


def test_a_dose_of_long_ago_that_is_put_right_is_another_and_the_rest_the_same() -> None:
    ward = make_ward()
    ward.give(1)
    given = ward.station.case(MRN)
    ward.pass_time(8 * 60 - 30)
    ward.give(2)
    before = ward.station.case(MRN)
    first, second = before.doses
    assert before.doses[first] is given.doses[first]
    change = DoseChange(DoseValue.GIVEN, "40", "Read from another pump")
    correct_dose(ward.station, NURSE, first, change, Witness(SECOND.id, PIN))
    after = ward.station.case(MRN)
    assert [each.fact.now for each in after.doses[first].corrections] == ["40"]
    assert after.doses[second] is before.doses[second]


def test_an_entry_that_cannot_be_read_is_refused_whenever_the_case_is_asked_for() -> None:
    ward = make_ward()
    ward.give(1)
    entries = ward.station.register.about(MRN)
    place = next(i for i, each in enumerate(entries) if each.kind is Kind.OBSERVED)
    broken = replace(entries[place], body={"values": "none"})
    replay = CaseReplay()
    for entry in (*entries[:place], broken):
        replay.take(entry)
    refused = outcome(replay)
    assert refused == outcome([*entries[:place], broken])
    assert refused == outcome(replay)
    for entry in entries[place + 1 :]:
        replay.take(entry)
    assert refused == outcome(replay)
