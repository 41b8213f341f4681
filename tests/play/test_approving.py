"""The regimens of a played ward: approved by two of its own people before the first act."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from il2nurse.domain.people import Role
from il2nurse.domain.record.course.approvals import STANDING_KINDS, replay_approvals
from il2nurse.play.approving import STAND_IN
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.workflow.approvals import role_after
from tests.play.stages import in_memory

APPROVED = '[[act]]\ndo = "approve"\nby = "{}"\n'
PATIENT = '[[patient]]\nid = "{0}"\nmrn = "{0}"\nfamily = "{0}"\ngiven = "A"\nborn = 1961-03-14\n'
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ABOUT = '[scenario]\nformat = 2\nstart = "2026-11-20 09:00"\n'
PERSON = '[[person]]\nid = "{0}"\nname = "{0}"\nrole = "{0}"\npin = "482915"\n'
ADMITTED = (
    '[[patient]]\nid = "marsh"\nmrn = "1"\nfamily = "Marsh"\ngiven = "Eleanor"\n'
    'born = 1961-03-14\nsex = "female"\nbed = "1"\n[[act]]\ndo = "admit"\nby = "nurse"\n'
)


def approvers(folder: Path, *roles: Role, about: str = ABOUT) -> list[str]:
    """Whose approvals stand after a play with one person of each role."""
    path = folder / "played.toml"
    people = "".join(PERSON.format(role.value) for role in (*roles, Role.NURSE))
    path.write_text(about + people + ADMITTED, encoding="utf-8")
    scenario = read_scenario(path, NOW)
    stage, kept = in_memory(scenario, folder)
    play(scenario, stage)
    found = replay_approvals(kept().of_kind(*STANDING_KINDS), role_after).values()
    assert all(each.complete for each in found)
    return [one.by for each in found for one in each.approvals]


def test_two_of_its_people_approve_one_of_whom_knows_the_drug(tmp_path: Path) -> None:
    people = (Role.CHARGE_NURSE, Role.PRESCRIBER)
    assert approvers(tmp_path, *people) == ["prescriber", "charge_nurse"]


def test_a_stand_in_helps_out_where_only_a_prescriber_may_approve(tmp_path: Path) -> None:
    people = (Role.ADMINISTRATOR, Role.PRESCRIBER)
    assert approvers(tmp_path, *people) == ["prescriber", STAND_IN.person.id]


def test_nobody_approves_where_nobody_can_order_or_the_file_says_so(tmp_path: Path) -> None:
    assert approvers(tmp_path, Role.ADMINISTRATOR) == []
    people, left = (Role.CHARGE_NURSE, Role.PRESCRIBER), f"{ABOUT}approved = false\n"
    assert approvers(tmp_path, *people, about=left) == []


@pytest.mark.parametrize("patients", [(), ("marsh",), ("marsh", "novak")])
def test_to_approve_is_of_the_ward_and_names_no_patient(
    tmp_path: Path, patients: tuple[str, ...]
) -> None:
    path, roles = tmp_path / "approved.toml", (Role.PRESCRIBER, Role.CHARGE_NURSE)
    text = f"{ABOUT}approved = false\n" + "".join(PERSON.format(role.value) for role in roles)
    text += "".join(PATIENT.format(name) for name in patients)
    path.write_text(text + "".join(APPROVED.format(role.value) for role in roles), "utf-8")
    scenario = read_scenario(path, NOW)
    stage, kept = in_memory(scenario, tmp_path)
    play(scenario, stage)
    (found,) = replay_approvals(kept().of_kind(*STANDING_KINDS), role_after).values()
    assert found.complete


def test_what_is_expected_of_a_patient_names_one(tmp_path: Path) -> None:
    path = tmp_path / "approved.toml"
    text = f"{ABOUT}approved = false\n{PERSON.format(Role.PRESCRIBER.value)}"
    text += "".join(PATIENT.format(name) for name in ("marsh", "novak"))
    path.write_text(f'{text}{APPROVED.format(Role.PRESCRIBER.value)}ward = "no_order"\n', "utf-8")
    scenario = read_scenario(path, NOW)
    stage, _ = in_memory(scenario, tmp_path)
    with pytest.raises(BadScenario, match="say which patient: marsh, novak"):
        play(scenario, stage)
