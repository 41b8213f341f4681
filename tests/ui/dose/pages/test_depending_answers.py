"""An answer whose consequence waits for another answer says none on its card."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.over_days import MRN, ORDERED, played
from tests.ui.hands import click
from tests.ui.seed import Seat, sit_down
from tests.ward import Ward

ORDER = '[[act]]\ndo = "order"\n'
LISTED = """[[act]]
do = "correct_patient"
by = "novak"
to = { drugs = ["ritonavir"] }
reason = "Told by the patient"

[[act]]
do = "order"
drugs = { ritonavir = "goes_on" }
"""
BEFORE_IT = """
[[act]]
at = "09:30"
do = "begin"
by = "novak"

[[act]]
do = "steps"
through = "illness"
"""


def before_the_injection(qtbot: QtBot, folder: Path, ordered: str) -> Seat:
    injected = ordered.replace("aldesleukin-continuous-iv-hiv", "aldesleukin-subcutaneous-hiv")
    station, clock = played(BEFORE_IT, folder, injected.replace("= 12\n", "= 7.5\n"))
    seat = sit_down(qtbot, Ward(station, clock), station.people()["novak"])
    (key,) = station.case(MRN).doses
    seat.session.go("dose", MRN, key)
    return seat


def told(seat: Seat, word: str) -> str:
    return seat.button(f"protease_inhibitor_{word}").accessibleDescription()


def test_what_follows_is_said_once_the_other_answer_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    seat = before_the_injection(qtbot, tmp_path, ORDERED.replace(ORDER, LISTED))
    assert not any(told(seat, word) for word in ("not_taken", "checked", "not_checked"))
    click(seat.button("premedication_ibuprofen"))
    click(seat.button("protease_inhibitor_not_checked"))
    assert "Ask pharmacy before one is taken" not in seat.spoken
    click(seat.button("premedication_antihistamine"))
    assert "Ask pharmacy before one is taken" in seat.spoken
    click(seat.button("protease_inhibitor_not_taken"))
    assert "stands on the list of drugs, and is answered as not taken" in seat.spoken


def test_without_such_a_drug_on_the_list_nothing_is_denied(qtbot: QtBot, tmp_path: Path) -> None:
    seat = before_the_injection(qtbot, tmp_path, ORDERED)
    click(seat.button("premedication_antihistamine"))
    click(seat.button("protease_inhibitor_not_taken"))
    assert "stands on the list of drugs" not in seat.spoken
