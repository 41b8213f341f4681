"""What a random course does to the text by which it goes, and which tests it goes without."""

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.approvals import approvals_of
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.course.changes.switching import (
    Switch,
    allow_switch,
    newer_version,
    switch_regimen,
)
from il2nurse.workflow.course.waiving import take_waiver_back, waive_test
from tests.walk.prescribing import waits_for_a_course
from tests.walk.scene import Deed, Scene, not_refused
from tests.walk.texts import Texts
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN

WHY = "The committee approved it"
X_RAY = "chest_x_ray"


def _another(scene: Scene) -> None:
    """Another version of a regimen comes; two people approve it, or one, or none."""
    texts = scene.station.regimens
    assert isinstance(texts, Texts)
    newer = texts.another(scene.dice.choice(sorted(texts.today())))
    for person in (PHARMACIST, DOCTOR)[: scene.dice.choice((0, 1, 2, 2, 2))]:
        _sign(scene, newer, person is DOCTOR)


def _sign(scene: Scene, newer: Regimen, doctor: bool) -> None:
    approve_regimen(scene.station, DOCTOR if doctor else PHARMACIST, newer, scene.moment.today, PIN)


def _unapproved(scene: Scene) -> list[Regimen]:
    today = scene.station.regimens.today().values()
    day = scene.moment.today
    return [each for each in today if not approvals_of(scene.station, each).allows(day)]


def _approve(scene: Scene) -> None:
    """Who has not approved it yet does now."""
    for regimen in _unapproved(scene):
        signed = {each.by for each in approvals_of(scene.station, regimen).approvals}
        for person in (PHARMACIST, DOCTOR):
            if person.id not in signed:
                _sign(scene, regimen, person is DOCTOR)


def _switch(scene: Scene) -> object:
    """Let the course go on by the text of today, as one who may or may not."""
    now = scene.station.regimens.today()[scene.moment.course.regimen]
    by = scene.dice.choice((DOCTOR, DOCTOR, DOCTOR, NURSE))
    return switch_regimen(scene.station, by, MRN, Switch(now.digest, WHY), PIN)


def _switch_now(scene: Scene) -> object:
    now = scene.station.regimens.today()[scene.moment.course.regimen]
    return switch_regimen(scene.station, DOCTOR, MRN, Switch(now.digest, WHY), PIN)


def _may_switch(scene: Scene) -> bool:
    """Another text is approved, and the course may go on by it."""
    moment, station = scene.moment, scene.station
    newer = newer_version(station, moment.course)
    return newer is not None and not_refused(lambda s: allow_switch(station, moment, newer))(scene)


def _test(scene: Scene) -> str:
    return scene.dice.choice((X_RAY, X_RAY, X_RAY, *scene.treatment.results))


def _waive(scene: Scene) -> object:
    by = scene.dice.choice((DOCTOR, DOCTOR, NURSE))
    return waive_test(scene.station, by, MRN, _test(scene), WHY, PIN)


def _take_back(scene: Scene) -> object:
    by = scene.dice.choice((DOCTOR, DOCTOR, NURSE))
    return take_waiver_back(scene.station, by, MRN, _test(scene), WHY, PIN)


def _another_text(scene: Scene) -> bool:
    """Another text stands there than the one by which the course goes."""
    course = scene.moment.course
    return scene.station.regimens.today()[course.regimen].digest != course.regimen_digest


NEWER = Deed("another version comes", Role.PHARMACIST, _another)
VERSIONS: tuple[Deed, ...] = (
    Deed("switch the version", Role.PRESCRIBER, _switch, fits=_another_text),
    Deed("waive a test", Role.PRESCRIBER, _waive),
    Deed("take a waiver back", Role.PRESCRIBER, _take_back),
)
APPROVED: tuple[Deed, ...] = (
    Deed("switch at once", Role.PRESCRIBER, _switch_now, _may_switch),
    Deed(
        "approve the version",
        Role.PHARMACIST,
        _approve,
        lambda s: waits_for_a_course(s) and bool(_unapproved(s)),
    ),
)
