"""Acts about who the patient is: admission, discharge, and data that are put right."""

from dataclasses import replace

from il2nurse.domain.people import Person
from il2nurse.domain.record.patient.patient import DATA, with_data
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.play.picture import small_picture
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario, one_of
from il2nurse.workflow.course import another, waiving
from il2nurse.workflow.patient import (
    admission,
    going_home,
    reports,
    stopping_drugs,
    transferring,
)
from il2nurse.workflow.patient import data as patient_data
from il2nurse.workflow.patient.asked_for import moment_of_test
from il2nurse.workflow.station import Station


def admit(scene: Scene) -> Played:
    """Admit the patient."""
    because = scene.text("another_because") or scene.patient.another_because
    admission.admit(scene.station, scene.by, replace(scene.patient, another_because=because))
    return NOTHING


def decide_elsewhere(scene: Scene) -> Played:
    """The prescriber decides whether a record whose treatment was stopped is of this patient."""
    same = scene.act.given.get("same", False) is True
    another.decide_elsewhere(
        scene.station,
        scene.by,
        scene.mrn,
        scene.text("reason"),
        scene.own_pin("own_pin"),
        same=same,
    )
    return NOTHING


def waive(scene: Scene) -> Played:
    """Let the course go on without a pre-test."""
    waiving.waive_test(*_waiver(scene))
    return NOTHING


def unwaive(scene: Scene) -> Played:
    """Ask for a waived test again."""
    waiving.take_waiver_back(*_waiver(scene))
    return NOTHING


def attach_report(scene: Scene) -> Played:
    """Attach a picture that carries the act's text, as the report of a test."""
    report = reports.report_of(small_picture(scene.text("text", "report")))
    reports.attach_report(scene.station, scene.by, scene.mrn, scene.text("field"), report)
    return NOTHING


def take_report_off(scene: Scene) -> Played:
    """Take the report that is attached off a test."""
    test = scene.text("field")
    moment = moment_of_test(scene.station, scene.mrn, test)
    kept = {each.field.id: each.report for each in pre_tests(moment)}
    digest, reason = kept.get(test) or "", scene.text("reason")
    reports.take_report_off(scene.station, scene.by, scene.mrn, test, digest, reason)
    return NOTHING


def _waiver(scene: Scene) -> tuple[Station, Person, str, str, str, str]:
    reason, pin = scene.text("reason"), scene.own_pin("own_pin")
    return scene.station, scene.by, scene.mrn, scene.text("field"), reason, pin


def discharge(scene: Scene) -> Played:
    """Discharge the patient, who went home now or at the time told."""
    told = scene.instant("went_home") if "went_home" in scene.act.given else None
    admission.discharge(scene.station, scene.by, scene.mrn, told)
    return NOTHING


def went_home(scene: Scene) -> Played:
    """Tell later when the patient went home, or correct when that was."""
    at = scene.instant("went_home")
    going_home.tell_home(scene.station, scene.by, scene.mrn, at, scene.text("reason"))
    return NOTHING


def transfer(scene: Scene) -> Played:
    """Hand the patient over to another ward."""
    left = scene.instant("left_at")
    handover = transferring.Handover(
        scene.text("to"), left, scene.text("handed_over_to", "Sam Ortiz, RN")
    )
    transferring.transfer(scene.station, scene.by, scene.mrn, handover)
    return NOTHING


def correct_patient(scene: Scene) -> Played:
    """Correct the patient's own data: ``to`` names each with what it shall be."""
    now = scene.on_record
    subject = now.subject
    for field, value in scene.table("to").items():
        one_of(field, DATA, f"{scene.where}: to")
        answer = tuple(map(str, value)) if isinstance(value, list) else str(value)
        try:
            now = with_data(now, field, answer)
        except ValueError as error:
            raise BadScenario(f"{scene.where}: to: {field}: {error}.") from error
    patient_data.correct_patient(
        scene.station, scene.by, subject, now, scene.text("reason"), scene.witness()
    )
    return NOTHING


def stop_drugs(scene: Scene) -> Played:
    """Take drugs that the order stops off the patient's list; all of them, where none is named."""
    waiting = [each.drug for each in stopping_drugs.to_stop(scene.station.moment(scene.mrn))]
    named = scene.act.given.get("drugs", waiting)
    drugs = tuple(map(str, named)) if isinstance(named, list) else (str(named),)
    new = {drug: str(each) for drug, each in scene.table("in_place").items()}
    stopping_drugs.stop_drugs(scene.station, scene.by, scene.mrn, drugs, new)
    return NOTHING
