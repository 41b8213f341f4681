"""What was typed at a step comes back to the same person at the same step, and to nobody else."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.qt.drafts import Drafts
from il2nurse.ui.shell.window import MainWindow
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import bring_up
from tests.ui.seed import make_session
from tests.ward import MRN, NURSE, SECOND, Ward, key


def a_window(qtbot: QtBot, ward: Ward, path: Path, person: Person) -> Bed:
    """Another window at the same dose, after the first one is gone."""
    session = make_session(ward)
    session.drafts = Drafts(path)
    window = MainWindow(session)
    qtbot.addWidget(window)
    bring_up(qtbot, window)
    session.begin(person)
    session.go("dose", MRN, key())
    return Bed(ward, session, window)


def typed(bed: Bed) -> dict[str, object]:
    stage = bed.page.stage
    assert isinstance(stage, StepPage)
    return dict(stage.unrecorded())


def answer_alertness(bed: Bed) -> None:
    bed.answer(bed.step_page.form.editors["alertness"], "alert")


def test_a_draft_survives_a_kill(qtbot: QtBot, ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.session.drafts = Drafts(path)
    answer_alertness(bed)
    qtbot.waitUntil(path.exists, timeout=3000)
    again = a_window(qtbot, ward, path, NURSE)
    assert typed(again) == {"alertness": "alert"}
    assert "restored, not recorded" in again.window.strip.sentence


def test_someone_else_sees_nothing_of_it_and_takes_nothing_from_it(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    answer_alertness(bed)
    for person, found in ((SECOND, {}), (NURSE, {"alertness": "alert"})):
        bed.session.end()
        bed.session.begin(person)
        bed.session.go("dose", MRN, key())
        assert typed(bed) == found


def test_what_is_recorded_is_no_draft_any_more(qtbot: QtBot, ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.session.drafts = Drafts(path)
    bed.answer_step()
    bed.session.drafts.write()
    assert not path.exists()
