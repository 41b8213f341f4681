"""What becomes of each drug that interacts: answered at the order, and of one that came later."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.app.shelf import shelf
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.answers import DrugAnswer
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.drugs_answered import asked_drugs, open_drugs
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.drugs import ToldDrug, drug_answers, drug_field
from il2nurse.workflow.course.prescribing import ByTelephone, countersign_order
from il2nurse.workflow.course.suitability import AnswersChange, tell_suitability
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.data import correct_patient
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, DRUGS, MRN, NURSE, PATIENT, PIN, REGIMEN, SECOND, Ward, make_ward

SEEN = WorkedOut(Decimal(42_000_000), Decimal(70))
STEROID = "dexamethasone 8 mg"
NSAID = "ibuprofen 400 mg"


@pytest.fixture
def ward() -> Ward:
    ward = make_ward()
    ward.pass_time(30)
    return ward


def listed(ward: Ward, *drugs: str) -> None:
    """Put these drugs on the patient's list, beside the one that the order answered."""
    now = replace(ward.station.case(MRN).patient, drugs=(*PATIENT.drugs, *drugs))
    correct_patient(ward.station, NURSE, MRN, now, "The family brought the list")


def gates(ward: Ward) -> list[str]:
    return [gate.id for gate in shut_gates(ward.station.moment(MRN))]


def by_telephone(ward: Ward, **told: ToldDrug) -> AnswersChange:
    called = ward.station.now().at - timedelta(minutes=5)
    drugs = {NSAID: told["nsaid"]} if "nsaid" in told else {}
    drugs |= {STEROID: told["steroid"]} if "steroid" in told else {}
    authority = ByTelephone(DOCTOR.id, called, read_back=True)
    return AnswersChange(authority, "On the list since today", drugs)


def test_the_order_keeps_what_becomes_of_each_drug(ward: Ward) -> None:
    (kept,) = ward.station.moment(MRN).course.drugs
    answer, text = DRUGS[PATIENT.drugs[0]].answer, DRUGS[PATIENT.drugs[0]].text
    said = "Goes on, for a reason"
    assert kept.told == DrugAnswer(PATIENT.drugs[0], "warn-high", answer, said, text)
    assert (kept.by, gates(ward)) == (DOCTOR.id, [])


@pytest.mark.parametrize(
    ("drug", "told", "field"),
    [
        ("ramipril", None, ""),
        ("ramipril", ToldDrug("goes_on"), ""),
        ("ramipril", ToldDrug("goes_on_for_a_reason"), "_said"),
        ("ramipril", ToldDrug("goes_on_for_a_reason", "x"), "_said"),
        (STEROID, ToldDrug("goes_on"), ""),
        (STEROID, ToldDrug("goes_on_for_a_reason", "The prescriber insists on it"), ""),
        (NSAID, ToldDrug("goes_on_for_a_reason", "Usual premedication here"), ""),
        (NSAID, ToldDrug("anything"), ""),
    ],
)
def test_what_the_regimen_does_not_take_is_refused_at_the_drug(
    drug: str, told: ToldDrug | None, field: str
) -> None:
    patient = replace(PATIENT, drugs=(drug,))
    with pytest.raises(Slip) as slip:
        drug_answers(REGIMEN, patient, {drug: told} if told else {})
    assert slip.value.field == drug_field(drug) + field


@pytest.mark.parametrize(
    ("drug", "word", "text", "level"),
    [
        ("ramipril", "goes_on_for_a_reason", "Pressure is watched each hour", "warn-high"),
        (STEROID, "replaced", "Ondansetron from tonight on", "hold"),
        (STEROID, "stopped", None, "hold"),
        (NSAID, "goes_on", None, "warn"),
    ],
)
def test_what_it_takes_is_kept_with_its_level(
    drug: str, word: str, text: str | None, level: str
) -> None:
    patient = replace(PATIENT, drugs=(drug, "paracetamol"))
    (kept,) = drug_answers(REGIMEN, patient, {drug: ToldDrug(word, text)})
    assert (kept.drug, kept.answer, kept.text, kept.level) == (drug, word, text, level)


def test_what_is_forbidden_goes_on_by_no_answer() -> None:
    for regimen in shelf().today().values():
        forbidding = [each for each in regimen.drug_choices if "hold" in each.levels]
        assert forbidding
        assert not any(each.goes_on for each in forbidding)


def test_the_most_serious_drug_is_asked_first() -> None:
    patient = replace(PATIENT, drugs=(NSAID, "ramipril", STEROID, "Dexamethasone (8 mg)"))
    asked = [each.drug for each in asked_drugs(REGIMEN, patient)]
    assert asked == [STEROID, "ramipril", NSAID]


def test_a_text_that_takes_no_answers_asks_none() -> None:
    older = replace(REGIMEN, drug_choices=())
    assert open_drugs(older, PATIENT, ()) == ()


def test_an_answer_that_the_regimen_takes_no_more_is_asked_for_again(ward: Ward) -> None:
    course = ward.station.moment(MRN).course
    fewer = tuple(each for each in REGIMEN.drug_choices if each.word != "goes_on_for_a_reason")
    newer = replace(REGIMEN, drug_choices=fewer)
    assert open_drugs(REGIMEN, PATIENT, course.drugs) == ()
    assert [each.drug for each in open_drugs(newer, PATIENT, course.drugs)] == list(DRUGS)


def test_a_drug_that_comes_on_the_list_later_keeps_every_dose_back(ward: Ward) -> None:
    listed(ward, "paracetamol")
    assert gates(ward) == []
    listed(ward, NSAID)
    assert gates(ward) == ["drugs_unanswered"]
    with pytest.raises(NotAllowed, match="ibuprofen 400 mg interacts, and the order"):
        administration.begin(ward.station, NURSE, MRN)
    listed(ward)
    assert gates(ward) == []
    administration.begin(ward.station, NURSE, MRN)


def test_a_telephoned_answer_is_a_version_that_is_verified_and_countersigned(ward: Ward) -> None:
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    listed(ward, NSAID)
    change = by_telephone(ward, nsaid=ToldDrug("goes_on"))
    tell_suitability(ward.station, NURSE, MRN, SUITABLE, change=change)
    version = ward.station.moment(MRN).course.current.unverified
    assert version
    assert version.changes == ("ibuprofen 400 mg: goes on, watched",)
    assert gates(ward) == ["order_unverified"]
    with pytest.raises(NotAllowed, match="You changed this order"):
        verify_order(ward.station, NURSE, MRN, SEEN, PIN)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    assert gates(ward) == []
    moment = ward.station.moment(MRN)
    (waiting,) = to_countersign(moment.case, moment.course)
    assert (waiting.of, waiting.what) == (DOCTOR.id, "of version 2 of cycle 1")
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    moment = ward.station.moment(MRN)
    assert to_countersign(moment.case, moment.course) == ()
    assert moment.course.current.versions[0].countersigned_by == DOCTOR.id


def test_a_nurse_changes_nothing_without_the_call(ward: Ward) -> None:
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    other = {**SUITABLE, "indication": "melanoma"}
    with pytest.raises(NotAllowed, match="telephoned order that you write down"):
        tell_suitability(ward.station, NURSE, MRN, other)
    tell_suitability(ward.station, NURSE, MRN, other, change=by_telephone(ward))
    course = ward.station.moment(MRN).course
    assert course.suited
    assert course.suited.answers["indication"] == "melanoma"
    assert course.current.versions[0].changes == ("Order questions answered anew",)
    assert course.current.versions[0].to_countersign == DOCTOR.id


def test_an_open_dose_waits_for_the_answer_and_goes_on(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    listed(ward, STEROID)
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert standing.passes
    answered = by_telephone(ward, steroid=ToldDrug("stopped"))
    suited = ward.station.moment(MRN).course.suited
    assert suited
    tell_suitability(ward.station, NURSE, MRN, suited.answers, change=answered)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    assert "interacts" not in may_go_on(ward.station.moment(MRN), ward.dose()).say
