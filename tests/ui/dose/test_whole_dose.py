"""One dose from the first step to the signature, by keyboard alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.dose.pages.start import StartPage
from tests.normal import VITALS
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import PIN, SECOND, Ward

BEFORE = (
    "identify",
    "pre_tests",
    "contraindications",
    "vital_signs",
    "lethargy",
    "labs_urine",
    "hold_criteria",
    "reconstitute",
    "dilute",
)


def give_steps(bed: Bed, steps: tuple[str, ...]) -> None:
    for step in steps:
        assert bed.step_page.step.id == step
        bed.answer_step()
        if step == "hold_criteria":
            # The last answer shows the criteria; what stands there is then recorded.
            bed.enter()
        assert step in bed.ward.dose().steps, step


def check_blind(bed: Bed) -> None:
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()


def infuse(qtbot: QtBot, bed: Bed) -> None:
    start = bed.page.stage
    assert isinstance(start, StartPage)
    qtbot.waitUntil(lambda: start.armed)
    bed.enter()
    bed.ward.pass_time(5)
    bed.page.refresh()
    record_vital_signs(bed)
    bed.ward.pass_time(10)
    bed.page.refresh()
    bed.enter()
    bed.write("52.3")
    bed.enter()


def record_vital_signs(bed: Bed) -> None:
    bed.press(Qt.Key.Key_V)
    dialog = bed.page.drawer.top
    assert dialog is not None
    assert dialog.form is not None
    # Room air has no flow: that is not typed.
    typed: dict[str, Answer] = {
        **VITALS,
        "oxygen_device": "room_air",
        "oxygen_l_per_min": "",
        "pain_0_10": "0",
    }
    bed.fill(dialog.form, typed)
    assert bed.page.drawer.top is None


def test_a_whole_dose_by_keyboard(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    give_steps(bed, BEFORE)
    check_blind(bed)
    give_steps(bed, ("line",))
    infuse(qtbot, bed)
    assert bed.ward.dose().state is DoseState.AFTER
    give_steps(bed, ("flush",))
    record_vital_signs(bed)
    bed.ward.pass_time(15)
    bed.page.refresh()
    record_vital_signs(bed)
    bed.press(Qt.Key.Key_Return, ctrl=True)
    bed.enter()
    bed.write(PIN)
    bed.enter()
    assert bed.ward.dose().state is DoseState.COMPLETED
    assert bed.ward.dose().signed
