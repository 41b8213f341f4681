"""The ring of the keyboard stands out of every part, and a chip out of every row."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Choice
from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.look import rings
from il2nurse.ui.look.colours import HIGH_CONTRAST, Theme
from il2nurse.ui.look.tones import Mark, Tone, frame
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip, chip_width, paint_chip
from tests.ui.hands import bring_up
from tests.ui.looks import contrast


def across(widget: QWidget) -> list[str]:
    """The colours met from the left edge inwards at half height, where no text stands."""
    image = widget.grab().toImage()
    return [image.pixelColor(x, image.height() // 2).name() for x in range(3 * rings.THICK)]


def stands_out(colours: list[str], ground: str) -> bool:
    """Two neighbours differ by 3:1, and so does the outer one from the ground behind."""
    outer, inner = colours[rings.THICK // 2], colours[rings.THICK + rings.THICK // 2]
    return contrast(outer, inner) >= 3 and contrast(outer, ground) >= 3


@pytest.mark.parametrize("weight", list(Weight))
def test_the_ring_of_a_button_is_seen(qtbot: QtBot, palette: Theme, weight: Weight) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    action = Action("act", "Record and continue", holder)
    action.set_weight(weight)
    bring_up(qtbot, holder)
    action.setFocus()
    assert action.hasFocus()
    assert stands_out(across(action), palette.page)
    action.clearFocus()
    assert not stands_out(across(action), palette.page)


def test_the_ring_of_a_chosen_answer_is_seen(qtbot: QtBot, palette: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = OptionCard("alert", Choice("alert", "Alert"), holder)
    card.setChecked(True)
    bring_up(qtbot, holder)
    card.setFocus()
    assert stands_out(across(card), palette.page)


def test_what_may_be_typed_is_legible_before_it_is_typed(qtbot: QtBot, palette: Theme) -> None:
    line = QLineEdit()
    line.setPlaceholderText("What is being done")
    qtbot.addWidget(line)
    bring_up(qtbot, line)
    ink = line.palette().color(QPalette.ColorRole.PlaceholderText)
    assert ink.alpha() == 255
    assert contrast(ink.name(), palette.surface) >= 4.5


@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_keeps_its_shape_on_a_selected_row(palette: Theme, tone: Tone) -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.accent_soft))
    painter = QPainter(image)
    mark = Mark(tone, "Paper")
    paint_chip(painter, QPointF(20, 20), mark, palette, selected=True)
    painter.end()
    middle = 20 + int(chip_width(mark) / 2)
    edge = max(contrast(image.pixelColor(middle, y).name(), palette.accent_soft) for y in (8, 9))
    assert edge >= 3


@pytest.mark.parametrize("tone", list(Tone))
def test_every_chip_has_a_frame_in_high_contrast(tone: Tone) -> None:
    assert contrast(frame(HIGH_CONTRAST, tone), HIGH_CONTRAST.surface) >= 3


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("tone", list(Tone))
def test_the_sheet_draws_that_frame(
    qtbot: QtBot,
    palette: Theme,
    tone: Tone,
    large: bool,
) -> None:
    chip = Chip(Mark(tone, "Hold"))
    qtbot.addWidget(chip)
    if large:
        chip.set_large()
    bring_up(qtbot, chip)
    edge = chip.grab().toImage().pixelColor(chip.width() // 2, 0).name()
    assert palette is not HIGH_CONTRAST or contrast(edge, palette.surface) >= 3
