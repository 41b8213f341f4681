"""An allergy to the drug itself, and drugs that interact, are found on the patient's own lists."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.named_in_lists import (
    interacting,
    named_allergies,
    named_drugs,
)
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.regimens import load_file
from il2nurse.workflow.course import ordering
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient import admission
from il2nurse.workflow.patient.data import correct_patient
from tests.normal import RESOURCES
from tests.ward import (
    DOCTOR,
    MRN,
    NURSE,
    PATIENT,
    PIN,
    REGIMEN,
    SECOND,
    Ward,
    because,
    make_ward,
    once,
    plan,
)


def change(ward: Ward, *, allergies: tuple[str, ...] = (), drugs: tuple[str, ...] = ()) -> None:
    now = replace(ward.station.case(MRN).patient, allergies=allergies, drugs=drugs)
    correct_patient(ward.station, NURSE, MRN, now, "Told by the family just now")


def answer(ward: Ward, *drugs: str) -> None:
    """The prescriber lets these drugs go on, and a second person verifies the order."""
    goes_on = ToldDrug("goes_on_for_a_reason", "Taken for years; watched closely here")
    told = because("The family told of them", dict.fromkeys(drugs, goes_on))
    suited = ward.station.moment(MRN).course.suited
    assert suited
    tell_suitability(ward.station, DOCTOR, MRN, suited.answers, change=told)
    seen = WorkedOut(Decimal(42_000_000), Decimal(70))
    verify_order(ward.station, SECOND, MRN, seen, PIN)


@pytest.fixture
@once
def ward() -> Ward:
    made = make_ward()
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    return made


@pytest.mark.parametrize(
    ("allergy", "names_it"),
    [
        ("aldesleukin (anaphylaxis)", True),
        ("Interleukin 2, rash", True),
        ("IL-2", True),
        ("Proleukin®", True),
        ("Mannitol (rash)", True),
        ("sodium lauryl sulphate", True),
        ("interleukin-20 study drug", False),
        ("penicillin (rash)", False),
        ("latex", False),
    ],
)
def test_an_allergy_that_names_the_drug(allergy: str, *, names_it: bool) -> None:
    patient = replace(PATIENT, allergies=("latex", allergy))
    assert named_allergies(REGIMEN, patient) == ((allergy,) if names_it else ())


@pytest.mark.parametrize(
    ("drug", "interactions"),
    [
        ("Dexamethasone 8 mg", ["interaction_glucocorticoid"]),
        ("fluticasone inhaler", ["interaction_glucocorticoid"]),
        ("Tacrolimus 1 mg", ["interaction_immunosuppressant"]),
        ("metoprolol succinate 50 mg", ["interaction_antihypertensive"]),
        ("beta blocker, name unknown", ["interaction_antihypertensive"]),
        ("Gentamicin IV", ["interaction_nephrotoxic"]),
        ("ibuprofen", ["interaction_nsaid"]),
        ("METHOTREXATE 15 mg weekly", ["interaction_hepatotoxic", "interaction_chemotherapy"]),
        ("isoniazid", ["interaction_isoniazid"]),
        ("trastuzumab", ["interaction_cardiotoxic"]),
        ("tamoxifen", ["interaction_hypersensitising"]),
        ("interferon alfa-2b", ["interaction_interferon"]),
        ("lorazepam prn", ["interaction_psychotropic"]),
        ("CT with iohexol on 12-Nov", ["interaction_contrast"]),
        ("ritonavir", ["interaction_protease"]),
        ("yellow fever vaccine", ["interaction_vaccine"]),
        ("paracetamol", []),
        ("metoprololol", []),
    ],
)
def test_a_drug_is_matched_with_its_interaction(drug: str, interactions: list[str]) -> None:
    patient = replace(PATIENT, drugs=("paracetamol", drug))
    found = interacting(REGIMEN, patient)
    assert [each.statement.id for each in found] == interactions
    assert all(each.drugs == (drug,) for each in found)
    assert named_drugs(REGIMEN, patient) == ((drug,) if interactions else ())


def test_every_interaction_has_names_to_compare_with() -> None:
    assert [each.id for each in REGIMEN.interactions if not each.called] == []


def test_the_dose_is_held_for_it_at_the_step_and_after(ward: Ward) -> None:
    ward.walk("line")
    change(ward, allergies=("aldesleukin (anaphylaxis)",))
    assert [each.rule for each in ward.against()] == ["allergy_named"]
    with pytest.raises(NotAllowed, match="is recorded as allergic to this drug"):
        ward.start()
    change(ward)
    ward.confirm("contraindications")
    ward.start()
    assert not may_go_on(ward.station.moment(MRN), ward.dose()).must_stop
    change(ward, allergies=("Proleukin",))
    assert may_go_on(ward.station.moment(MRN), ward.dose()).must_stop


@pytest.mark.parametrize(
    "file", sorted((RESOURCES / "regimens").glob("*.toml")), ids=lambda f: f.stem
)
def test_every_shipped_regimen_holds_a_dose_for_it(file: Path) -> None:
    regimen = load_file(file)
    patient = replace(PATIENT, allergies=("Proleukin (shock)",))
    assert named_allergies(regimen, patient) == patient.allergies
    rules = (rule for step in regimen.steps for rule in step.rules)
    held = [rule.result for rule in rules if rule.when.function == "allergy_named"]
    assert held == [Result.HOLD]


def test_a_listed_drug_is_told_by_name_and_holds_nothing(ward: Ward) -> None:
    change(ward, drugs=("losartan 50 mg daily", "ramipril"))
    answer(ward, "losartan 50 mg daily", "ramipril")
    ward.walk("contraindications")
    found = {each.rule: each.say for each in ward.dose().steps["contraindications"].findings}
    assert "losartan 50 mg daily, ramipril" in found["interaction_antihypertensive"]
    assert ward.against() == ()


def test_what_was_answered_is_not_told_twice(ward: Ward) -> None:
    change(ward, drugs=("ramipril",))
    answer(ward, "ramipril")
    ward.walk("identify")
    answers = {**ward.answers("contraindications"), "interaction_found": ("antihypertensive",)}
    step = ward.regimen.step("contraindications")
    found, _ = findings_of(ward.station.moment(MRN), ward.dose(), step, answers)
    rules = [each.rule for each in found]
    assert "antihypertensive_given" in rules
    assert "interaction_antihypertensive" not in rules


def test_nothing_is_ordered_against_an_allergy_to_the_drug() -> None:
    ward = make_ward()
    other = replace(PATIENT, bed="713-A", mrn="77", family="Diaz", allergies=("IL-2 (shock)",))
    admission.admit(ward.station, NURSE, other)
    with pytest.raises(NotAllowed, match="recorded as allergic to this drug: IL-2"):
        ordering.order_course(ward.station, DOCTOR, "77", ward.regimen, plan())
    assert ward.station.case("77").courses == ()
