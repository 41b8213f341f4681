"""The keyboard goes on by itself from what is answered to its end, and a habit does no harm."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.ui.editors.line_editor import LineEditor
from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.qt.arrival import LATE_GAP_MS
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import click, press, rest, write

KEY = Qt.Key
PULSE = Field(
    *("pulse", "Pulse", FieldKind.NUMBER, "a test", "proposal"),
    lowest=Decimal(20),
    highest=Decimal(250),
    places=0,
)
RHYTHM = Field(
    *("rhythm", "Rhythm", FieldKind.CHOICE, "a test", "proposal"),
    choices=(Choice("sinus", "Sinus"), Choice("other", "Other"), Choice("odd", "Odd")),
)
SIGNS = Field(
    *("signs", "Signs", FieldKind.MANY, "a test", "proposal"),
    choices=(Choice("none", "None"), Choice("rash", "Rash"), Choice("ache", "Ache")),
    none="none",
)
TICKS = replace(SIGNS, id="ticks", label="Checks", kind=FieldKind.TICKS, none=None)
WEIGHT = replace(PULSE, id="weight", label="Weight", places=2)
PRESSURE = replace(PULSE, id="pressure", label="Pressure")
FIELDS = (PULSE, RHYTHM, SIGNS, TICKS, PRESSURE, WEIGHT)
Hands = Callable[[str], None]


@pytest.fixture(params=["cards", "list"])
def form(qtbot: QtBot, request: pytest.FixtureRequest) -> Form:
    listed = frozenset({"rhythm"} if request.param == "list" else ())
    form = Form(FIELDS, ZONE, Still(), listed=listed)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    form.activateWindow()
    qtbot.waitActive(form)
    for editor in form.editors.values():
        if isinstance(editor, LineEditor):
            editor.rest_ms = 0
    form.focus_first()
    return form


@pytest.fixture
def hands(form: Form) -> Hands:
    """Types signs where the keyboard is, with a rest after each; ⏎ ⇥ and ⌫ are keys."""
    keys = {"⏎": KEY.Key_Return, "⇥": KEY.Key_Tab, "⌫": KEY.Key_Backspace}

    def type_keys(text: str) -> None:
        for sign in text:
            focus = focus_in(form)
            assert focus is not None
            if sign == "⏎":
                form.advance()
            elif sign in keys:
                press(focus, keys[sign])
            else:
                write(focus, sign)
            rest()

    return type_keys


def here(form: Form) -> str:
    focus = focus_in(form)
    return next(name for name, e in form.editors.items() if focus and e.isAncestorOf(focus))


WHOLE = {
    "pulse": "84",
    "rhythm": "sinus",
    "signs": ("none",),
    "ticks": ("none", "rash", "ache"),
    "pressure": "118",
    "weight": "70",
}


def test_a_form_is_answered_without_a_key_between(form: Form, hands: Hands) -> None:
    hands("841112311870")
    assert form.answers() == WHOLE


def test_whoever_presses_enter_after_each_answer_loses_nothing(form: Form, hands: Hands) -> None:
    hands("84⏎1⏎1⏎123⏎118⏎70⏎")
    assert form.answers() == WHOLE
    assert not any(editor.messages.slip for editor in form.editors.values())


def test_whoever_presses_tab_after_a_number_comes_to_the_same_question(
    form: Form, hands: Hands
) -> None:
    hands("84⇥1")
    assert form.answers()["rhythm"] == "sinus"
    assert here(form) == "signs"


def test_the_second_enter_says_what_is_missing(form: Form, hands: Hands) -> None:
    hands("84⏎")
    assert here(form) == "rhythm"
    assert not form.editors["rhythm"].messages.slip
    hands("⏎")
    assert "not answered yet" in form.editors["rhythm"].messages.slip


def test_backspace_goes_back_through_what_was_left_by_itself(form: Form, hands: Hands) -> None:
    hands("841⌫")
    assert here(form) == "rhythm"
    hands("⌫⌫⌫6")
    assert form.answers()["pulse"] == "86"
    assert form.answers()["rhythm"] == ""
    assert here(form) == "rhythm"


def test_more_may_follow_an_answer_that_is_not_none(form: Form, hands: Hands) -> None:
    hands("84123")
    assert form.answers()["signs"] == ("rash", "ache")
    assert here(form) == "signs"


def test_a_slip_is_not_left_by_itself(form: Form, hands: Hands) -> None:
    hands("19")
    assert here(form) == "pulse"
    hands("9")
    assert here(form) == "rhythm"


def test_the_mouse_and_a_screen_reader_stay_where_they_press(form: Form) -> None:
    card = form.findChild(OptionCard, "signs_none")
    assert isinstance(card, OptionCard)
    card.setFocus()
    click(card)
    assert here(form) == "signs"
    card.toggle()
    assert here(form) == "signs"
    line = form.editors["pressure"].first()
    line.setFocus()
    line.setProperty("text", "118")
    rest()
    assert here(form) == "pressure"


def test_it_goes_on_only_to_what_is_in_view(form: Form, hands: Hands) -> None:
    form.editors["rhythm"].setMinimumHeight(2000)
    form.setFixedHeight(300)
    QApplication.processEvents()
    hands("84")
    assert here(form) == "pulse"


def test_no_code_is_scattered_over_several_boxes(form: Form) -> None:
    pulse = form.editors["pulse"]
    assert isinstance(pulse, LineEditor)
    assert pulse.__class__.rest_ms > LATE_GAP_MS, "no key of a code comes later"
    pulse.rest_ms = 60_000
    for sign in "84118293":
        write(pulse.line, sign)
        rest()
    assert form.answers() == {**dict.fromkeys(WHOLE, ""), "pulse": "84118293"} | dict.fromkeys(
        ("signs", "ticks"), ()
    )
