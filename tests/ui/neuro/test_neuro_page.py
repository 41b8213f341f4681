"""The neurological page: keys, marks while typing, baseline beside today, handwriting."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.chart.handwriting import MOST_BYTES
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.many import AskedEditor
from il2nurse.ui.neuro.handwriting import HandwritingPad
from il2nurse.ui.neuro.neuro import NeuroPage
from il2nurse.ui.neuro.neuro_dialog import NeuroDialog
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.neuro import chart_neuro_check
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.looks import doubled_shortcuts, unnamed
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, Ward, make_ward

WELL: dict[str, Answer] = {
    "acvpu": "A",
    "orientation_wrong": ("none",),
    "serial_sevens": "93 86 79 72 65",
    "world_backwards": "DLROW",
    "objects_named": "3",
}


def look_at(seat: Seat) -> NeuroPage:
    seat.session.go("neuro", MRN)
    assert isinstance(seat.page, NeuroPage)
    return seat.page


def begin(seat: Seat) -> NeuroDialog:
    page = look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_N)
    dialog = page.drawer.top
    assert isinstance(dialog, NeuroDialog)
    return dialog


def hand(seat: Seat) -> Bed:
    return Bed(seat.ward, seat.session, seat.window)


def cells(table: Table, column: int) -> dict[str, str]:
    model = table.model()
    return {
        str(model.index(row, 0).data()): str(model.index(row, column).data())
        for row in range(model.rowCount())
    }


def scaled(word: str) -> Ward:
    """A ward that uses another scale."""
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    book.use(text.replace('ward_scale = "acvpu"', f'ward_scale = "{word}"'))
    return make_ward(book=book)


def test_a_whole_check_by_keyboard(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_E)
    QTest.keyClick(seat.window, Qt.Key.Key_N)
    bed = hand(seat)
    for typed in ("1", "1111", "", "93 86 79 72 65", "dlrow", "1"):
        bed.write(typed)
        bed.enter()
    found = seat.ward.station.case(MRN).chart.sets[-1].values
    assert (found["acvpu"], found["objects_named"], found["alertness"]) == ("A", "3", "alert")
    assert seat.said == "The check is on the chart."


def test_each_level_says_what_follows_in_the_words_of_the_step(seat: Seat) -> None:
    editor = begin(seat).typed.editors["acvpu"]
    assert isinstance(editor, ChoosingEditor)
    told = {card.word: card.accessibleDescription() for card in editor.cards}
    assert seat.find("acvpu_A") is editor.cards[0]
    # Another answer may speak against the dose: this one alone lets nothing go on.
    assert told["A"] == ""
    assert told["C"] == told["V"] == "Hold · call the prescriber"
    assert told["P"] == "Hold · call the emergency team"
    assert told["U"] == "Stop the cycle · call the emergency team"


@pytest.mark.parametrize(
    ("scale", "key", "word"),
    [("poss", "1", "1"), ("poss", "2", "2"), ("rass", "5", "0"), ("rass", "0", "-5")],
)
def test_the_scale_of_the_ward_is_chosen_by_number(
    qtbot: QtBot, scale: str, key: str, word: str
) -> None:
    seat = sit_down(qtbot, scaled(scale), NURSE)
    dialog = begin(seat)
    assert next(iter(dialog.typed.editors)) == scale
    assert "acvpu" not in dialog.typed.editors
    hand(seat).write(key)
    assert dialog.typed.answers()[scale] == word


def test_a_sleeping_patient_is_not_recorded(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, scaled("poss"), NURSE)
    dialog = begin(seat)
    hand(seat).write("5")
    assert dialog.typed.answers()["poss"] == "S"
    hand(seat).press(Qt.Key.Key_Return, ctrl=True)
    assert not seat.ward.station.case(MRN).chart.sets
    assert "Wake the patient and score again" in seat.spoken


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("93", "93, 86, 79, 72, 65, 1 of 5: not said is wrong"),
        ("93 85", "93, 85, not 86, 79, 72, 65, 1 of 5: stop the cycle"),
        ("93 86 79 72 65", "93, 86, 79, 72, 65, 5 of 5: passed"),
        ("cannot", "93, 86, 79, 72, 65, 0 of 5: stop the cycle"),
    ],
)
def test_serial_sevens_are_marked_while_they_are_typed(seat: Seat, typed: str, told: str) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers({"serial_sevens": typed})
    assert told in [marks.accessibleName() for marks in dialog.tests]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("DLR", "right so far: not said is wrong"),
        ("dlrow", "right"),
        ("DLORW", "wrong: stop the cycle"),
    ],
)
def test_the_word_is_marked_while_it_is_typed(seat: Seat, typed: str, told: str) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers({"world_backwards": typed})
    assert told in [marks.accessibleName() for marks in dialog.tests]


def orientation(dialog: NeuroDialog) -> AskedEditor:
    editor = dialog.typed.editors["orientation_wrong"]
    assert isinstance(editor, AskedEditor)
    return editor


def so_far(dialog: NeuroDialog) -> str:
    """What stands on top: the strictest outcome of what is typed."""
    return dialog.so_far.accessibleName()


def test_each_question_of_orientation_begins_empty_and_is_answered_by_one_key(seat: Seat) -> None:
    dialog = begin(seat)
    editor = orientation(dialog)
    assert not any(card.isChecked() for cards in editor.cards.values() for card in cards)
    assert "0 of 5 answered" in said_in(dialog)
    dialog.reach(editor.first())
    hand(seat).write("112")
    assert editor.wrong == ("time",)
    assert dialog.window().focusWidget() is editor.cards["situation"][0]
    hand(seat).write("1")
    assert editor.answer() == ("time",)
    hand(seat).press(Qt.Key.Key_Backspace)
    assert editor.answer() == ""
    hand(seat).write("1111")
    assert editor.answer() == ("none",)
    assert "1 of 5 answered" in said_in(dialog)


def said_in(dialog: NeuroDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_questions_half_asked_are_not_recorded_and_come_back_as_they_were(seat: Seat) -> None:
    dialog = begin(seat)
    editor = orientation(dialog)
    dialog.typed.set_answers({"acvpu": "A"})
    click(editor.cards["time"][1])
    hand(seat).press(Qt.Key.Key_Return, ctrl=True)
    assert not seat.ward.station.case(MRN).chart.sets
    assert "Orientation: not answered yet: Person, Place, Situation." in seat.spoken
    drafted = dialog.unrecorded()
    other = NeuroDialog(seat.session, seat.ward.station.moment(MRN))
    other.typed.put_back(drafted)
    assert orientation(other).wrong == ("time",)
    assert not orientation(other).cards["person"][0].isChecked()
    other.deleteLater()


def test_what_is_kept_is_shown_as_asked(seat: Seat) -> None:
    editor = orientation(begin(seat))
    editor.set_answer(("time",))
    assert [right.isChecked() for right, _ in editor.cards.values()] == [True, True, False, True]
    editor.set_answer(("none",))
    assert all(right.isChecked() for right, _ in editor.cards.values())


def test_the_strictest_outcome_so_far_stands_on_top(seat: Seat) -> None:
    dialog = begin(seat)
    assert so_far(dialog).startswith("Nothing answered yet")
    dialog.typed.set_answers({"acvpu": "A"})
    assert so_far(dialog).startswith("So far nothing against a dose")
    dialog.typed.set_answers({"acvpu": "C"})
    assert so_far(dialog).startswith(
        "Hold · call the prescriber: New confusion. Mental status has changed."
    )
    click(orientation(dialog).cards["time"][1])
    assert so_far(dialog).startswith(
        "Stop the cycle · call the prescriber: New confusion · Time wrong. Disoriented, or"
    )
    assert "No dose until" not in so_far(dialog)
    dialog.typed.set_answers({"acvpu": "U"})
    assert so_far(dialog).startswith("Stop the cycle · call the emergency team: Unresponsive")


def test_nothing_is_green_on_top_before_all_is_answered(seat: Seat) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers({**WELL, "world_backwards": "DLR"})
    assert (
        so_far(dialog)
        == "A test is not finished: WORLD backwards: what is not said counts as wrong."
    )
    dialog.typed.set_answers({"world_backwards": "DLORW"})
    assert so_far(dialog) == (
        "Stop the cycle · call the prescriber: WORLD backwards wrong. Call: Erin Vance, MD."
    )
    dialog.typed.set_answers(WELL)
    assert so_far(dialog).startswith("Nothing here against a dose")


@pytest.mark.parametrize("least", [1, 2])
def test_the_file_says_how_many_wrong_answers_stop_the_cycle(qtbot: QtBot, least: int) -> None:
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    book.use(text.replace("disoriented_from = 1", f"disoriented_from = {least}"))
    dialog = begin(sit_down(qtbot, make_ward(book=book), NURSE))
    told = {1: "Any wrong answer: stop the cycle", 2: "2 wrong answers or more: stop the cycle"}
    assert told[least] in said_in(dialog)
    click(orientation(dialog).cards["time"][1])
    assert so_far(dialog).startswith("Stop the cycle") is (least == 1)


def test_a_failed_test_is_said_and_speaks_against_the_dose(seat: Seat) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers({**WELL, "world_backwards": "DLORW"})
    click(seat.button("record_neuro"))
    assert seat.said.startswith("Stop the cycle: Failed: WORLD, spelt backwards.")
    seat.session.go("assessment", MRN)
    assert "Stop the cycle" in seat.spoken


def test_the_emergency_team_is_called(seat: Seat) -> None:
    begin(seat).typed.set_answers({"acvpu": "U"})
    click(seat.button("record_neuro"))
    assert "Emergency: call the emergency team now" in seat.said


def test_the_baseline_stands_beside_today_and_changes_are_named(seat: Seat) -> None:
    chart_neuro_check(seat.ward.station, NURSE, MRN, ObservedFact(WELL))
    seat.ward.pass_time(60)
    chart_neuro_check(
        seat.ward.station, NURSE, MRN, ObservedFact({**WELL, "acvpu": "C", "objects_named": "2"})
    )
    page = look_at(seat)
    changes = seat.find("neuro_changes")
    assert isinstance(changes, QLabel)
    assert "Changed since then: Alertness (ACVPU), Objects." in changes.text()
    assert cells(page.comparison, 1)["Alertness (ACVPU)"] == "Alert"
    assert cells(page.comparison, 2)["Alertness (ACVPU)"] == "New confusion"
    assert cells(page.comparison, 3)["Alertness (ACVPU)"] == "Hold"
    assert cells(page.comparison, 3)["Objects"] == "Changed"
    told = (
        "Hold · call the prescriber: Alertness (ACVPU): New confusion. Mental status has changed."
    )
    assert told in seat.spoken
    assert cells(page.comparison, 3)["WORLD backwards"] == "As baseline"


def draw(pad: HandwritingPad, *points: tuple[int, int]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    first, *rest = [QPoint(*point) for point in points]
    QTest.mousePress(pad, left, none, first)
    for point in rest:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, left, none, rest[-1] if rest else first)


def test_handwriting_is_kept_as_strokes_and_shown_beside_the_baseline(seat: Seat) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers(WELL)
    draw(dialog.pad, (10, 20), (40, 60))
    draw(dialog.pad, (80, 30))
    click(seat.button("record_neuro"))
    (sample,) = seat.ward.station.case(MRN).handwriting
    assert [stroke[0] for stroke in sample.strokes] == [(10, 20), (80, 30)]
    page = seat.page
    assert isinstance(page, NeuroPage)
    assert cells(page.comparison, 1)["Handwriting"] == "sample 07:00"
    assert cells(page.comparison, 2)["Handwriting"] == "not recorded"
    assert begin(seat).baseline.accessibleName() == "Baseline: 2 strokes"


def test_the_writing_can_be_cleared(seat: Seat) -> None:
    dialog = begin(seat)
    draw(dialog.pad, (10, 20), (40, 60))
    click(seat.button("clear_handwriting"))
    assert dialog.pad.strokes == ()


def test_a_sample_that_is_too_long_records_neither_sample_nor_check(seat: Seat) -> None:
    dialog = begin(seat)
    dialog.typed.set_answers(WELL)
    for _ in range(MOST_BYTES // 300):
        draw(dialog.pad, *((x, 20 + x % 40) for x in range(0, 290, 4)))
    click(seat.button("record_neuro"))
    assert "write one short sentence" in seat.spoken
    case = seat.ward.station.case(MRN)
    assert (case.handwriting, case.chart.sets) == ((), ())


def test_names_and_keys(seat: Seat) -> None:
    page = look_at(seat)
    assert unnamed(page) == []
    assert doubled_shortcuts(page) == []
    dialog = begin(seat)
    assert unnamed(dialog) == []


def test_the_strip_names_everything_found_and_gives_one_instruction(seat: Seat) -> None:
    chart_neuro_check(seat.ward.station, NURSE, MRN, ObservedFact(WELL))
    seat.ward.pass_time(60)
    worse = {**WELL, "acvpu": "C", "world_backwards": "DLORW"}
    chart_neuro_check(seat.ward.station, NURSE, MRN, ObservedFact(worse))
    page = look_at(seat)
    assert (
        "Stop the cycle · call the prescriber: WORLD backwards: wrong (stop the cycle). "
        "Alertness (ACVPU): New confusion (hold). Mental status has changed. "
        "Call the prescriber now: "
    ) in seat.spoken
    assert "No dose until" not in seat.spoken
    assert [each.endswith("Baseline") for each in cells(page.checks, 1)] == [False, True]
