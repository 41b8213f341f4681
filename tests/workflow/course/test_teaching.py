"""Teaching on record: what was told, whether it was understood, and what it takes to record it."""

from dataclasses import replace

import pytest

from il2nurse.app.shelf import shelf
from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.taught import Interpreter, Showed, TaughtTo, Understood
from il2nurse.domain.regimen.fields import Slip
from il2nurse.files.site_texts import SiteTexts
from il2nurse.readable.content import Subject
from il2nurse.readable.course.teaching import teaching_points
from il2nurse.readable.papers import RECORD, TEACHING
from il2nurse.readable.wording import Wording
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.teaching import record_teaching
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.printing import show_paper
from il2nurse.workflow.patient.admission import discharge
from tests.normal import FILE
from tests.papers import paper_maker
from tests.reports.reading import whole
from tests.shipped import ShippedRegimens
from tests.suitable import TAUGHT
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PHARMACIST, PIN, STUDENT, ZONE, Ward, make_ward

TEACHES = [NURSE, CHARGE, PHARMACIST, DOCTOR]


@pytest.fixture
def ward() -> Ward:
    return make_ward()


def understood(ward: Ward) -> dict[str, bool | None]:
    moment = ward.station.moment(MRN)
    words = Wording(ward.station.people(), ZONE, moment.today)
    points = teaching_points(moment.course, moment.regimen, words)
    return {point.id: point.understood for point in points}


@pytest.mark.parametrize("by", TEACHES, ids=[each.id for each in TEACHES])
def test_who_cares_for_the_patient_teaches(ward: Ward, by: Person) -> None:
    record_teaching(ward.station, by, MRN, TAUGHT)
    (told,) = ward.station.moment(MRN).course.taught
    assert (told.points, told.by) == (TAUGHT.points, by.id)
    state = understood(ward)
    assert [name for name, reached in state.items() if reached] == list(TAUGHT.points)
    assert state["contraception"] is None


def test_the_administration_record_tells_of_it(ward: Ward) -> None:
    record_teaching(ward.station, NURSE, MRN, TAUGHT)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    told = whole(show_paper(ward.station, NURSE, RECORD, Subject(MRN), paper_maker()).pdf)
    assert "Approval and teaching" in told
    assert "2 points. The patient. Understood: told back in own words" in told


def test_a_student_does_not(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="teaches the patient"):
        record_teaching(ward.station, STUDENT, MRN, TAUGHT)


def test_nobody_teaches_a_discharged_patient(ward: Ward) -> None:
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="discharged"):
        record_teaching(ward.station, NURSE, MRN, TAUGHT)


@pytest.mark.parametrize("points", [(), ("report_nothing",)])
def test_a_teaching_names_points_of_the_regimen(ward: Ward, points: tuple[str, ...]) -> None:
    with pytest.raises(Slip, match="Choose which points"):
        record_teaching(ward.station, NURSE, MRN, replace(TAUGHT, points=points))


def test_what_was_not_understood_needs_words_and_is_repeated(ward: Ward) -> None:
    missed = replace(TAUGHT, understood=Understood.NOT_YET)
    for note in ("", " . "):
        with pytest.raises(Slip, match="what was not understood"):
            record_teaching(ward.station, NURSE, MRN, replace(missed, note=note))
    kept = replace(missed, note="Repeated tonight with the daughter")
    record_teaching(ward.station, NURSE, MRN, kept)
    assert understood(ward)["report_chest"] is False
    ward.pass_time(300)
    record_teaching(ward.station, NURSE, MRN, replace(TAUGHT, points=("report_chest",)))
    state = understood(ward)
    assert (state["report_chest"], state["report_infection"]) == (True, False)


def test_the_sheet_names_whom_the_patient_calls_where_the_site_says_so(ward: Ward) -> None:
    ward.station.texts = SiteTexts(patients_call="Ward 5 West, tel. 555-0100")
    told = whole(show_paper(ward.station, NURSE, TEACHING, Subject(MRN), paper_maker()).pdf)
    assert "Ward 5 West, tel. 555-0100" in told
    assert "At night" not in told


def test_the_sheet_says_every_point_and_who_taught_it(ward: Ward) -> None:
    def sheet() -> str:
        return whole(show_paper(ward.station, NURSE, TEACHING, Subject(MRN), paper_maker()).pdf)

    before = sheet()
    assert [each.id for each in ward.regimen.teaching if each.text not in before] == []
    # A box for each point, and three for how it was told.
    boxes = "[ ]"
    assert before.count(boxes) - 4 == len(ward.regimen.teaching)
    for words in ("Taught by", "Interpreter:", "Said back in own words", "At night"):
        assert words in before
    assert "Source" not in before
    given = replace(TAUGHT, to=TaughtTo.BOTH, interpreter=Interpreter.CALLED, note="Prefers French")
    record_teaching(ward.station, NURSE, MRN, given)
    after = sheet()
    assert after.count(boxes) == before.count(boxes) - len(TAUGHT.points)
    for words in (
        "Robin Okafor, RN: 2 points. The patient and the family. Understood: told back",
        "Professional interpreter, by telephone or video.",
    ):
        assert words in after
    # A note is for the next who teaches: it stands on the record and in the window.
    assert "Prefers French" not in after


POINT = """
[[teaching]]
id = "{0}"
text = "You {0} it yourself."
shown = true
source = "A test"
confidence = "proposal"
"""


def ward_of_shown() -> Ward:
    """One course as always, whose patient learns to prepare and to inject."""
    book = ShippedRegimens()
    points = "".join(POINT.format(name) for name in ("prepare", "inject"))
    book.use(f"{FILE.read_text(encoding='utf-8')}\n{points}")
    return make_ward(book=book)


@pytest.fixture
def injected() -> Ward:
    """A patient who learns to prepare and to inject."""
    return ward_of_shown()


SHOWN = replace(TAUGHT, points=("prepare", "inject", *TAUGHT.points), showed=Showed.YES)


def test_what_the_patient_shows_is_signed_by_the_nurse_who_looked(injected: Ward) -> None:
    station = injected.station
    with pytest.raises(Slip, match="Say whether the patient showed it"):
        record_teaching(station, NURSE, MRN, replace(SHOWN, showed=None))
    with pytest.raises(NotAllowed, match="watched by a nurse"):
        record_teaching(station, PHARMACIST, MRN, SHOWN, PIN)
    assert not station.moment(MRN).course.taught
    record_teaching(station, NURSE, MRN, SHOWN, PIN)
    moment = station.moment(MRN)
    points = teaching_points(
        moment.course, moment.regimen, Wording(station.people(), ZONE, moment.today)
    )
    assert {each.id: each.showed for each in points if each.showed is not None} == {
        "prepare": True,
        "inject": True,
    }


def test_what_the_patient_shows_is_not_recorded_without_the_right_pin(injected: Ward) -> None:
    with pytest.raises(NotAllowed, match="PIN"):
        record_teaching(injected.station, NURSE, MRN, SHOWN, "0000")
    assert not injected.station.moment(MRN).course.taught


def test_what_was_not_shown_yet_needs_words_and_is_shown_later(injected: Ward) -> None:
    station, later = injected.station, replace(SHOWN, showed=Showed.NOT_YET)
    with pytest.raises(Slip, match="what was not shown"):
        record_teaching(station, NURSE, MRN, later, PIN)
    told = replace(later, note="The hand shakes; once more tomorrow with the daughter")
    record_teaching(station, NURSE, MRN, told, PIN)
    sheet = whole(show_paper(station, NURSE, TEACHING, Subject(MRN), paper_maker()).pdf)
    assert "Not shown yet" in sheet
    record_teaching(station, NURSE, MRN, SHOWN, PIN)
    sheet = whole(show_paper(station, NURSE, TEACHING, Subject(MRN), paper_maker()).pdf)
    assert "the patient did it alone while the nurse looked on" in sheet


def test_the_family_alone_shows_nothing_for_the_patient(injected: Ward) -> None:
    only = replace(SHOWN, to=TaughtTo.FAMILY)
    with pytest.raises(Slip, match="Only the family listened"):
        record_teaching(injected.station, NURSE, MRN, only, PIN)


def test_other_points_ask_for_no_pin_and_show_nothing(injected: Ward) -> None:
    other = TAUGHT
    with pytest.raises(Slip, match="Nothing of what you ticked is shown"):
        record_teaching(injected.station, NURSE, MRN, replace(other, showed=Showed.YES), PIN)
    record_teaching(injected.station, NURSE, MRN, other)
    (told,) = injected.station.moment(MRN).course.taught
    assert told.showed is None


@pytest.mark.parametrize("name", ["hiv", "maintenance"])
def test_who_injects_at_home_shows_that_they_prepare_and_inject(name: str) -> None:
    regimen = shelf().today()[f"aldesleukin-subcutaneous-{name}"]
    assert [each.id for each in regimen.teaching if each.shown] == ["prepare", "inject"]
