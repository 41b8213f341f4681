"""What counts as a correction: the group of the audit list, the paper's proof and a decision."""

from il2nurse.domain.record.kinds import FACTS
from il2nurse.domain.record.register.parts import columns
from il2nurse.readable.audit.kind_row import Group
from il2nurse.readable.audit.kind_rows import kinds_of
from il2nurse.workflow.deciding import PLACED


def test_every_kind_that_corrects_or_checks_again_is_in_the_group() -> None:
    ends = (
        "corrected",
        "struck_out",
        "reaction_struck",
        "weight_checked",
        "went_home",
        "taken_off",
    )
    named = {kind for kind in FACTS if kind.endswith(ends)}
    assert set(kinds_of(Group.CORRECTION)) == named


def test_those_that_name_a_place_are_the_ones_that_have_one() -> None:
    placed = {kind for kind in kinds_of(Group.CORRECTION) if "seq" in columns(FACTS[kind])}
    assert set(PLACED) == placed
