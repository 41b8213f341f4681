"""What a switch to another version of the regimen changes: its words, and what is due when."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.due_otherwise import due_otherwise
from il2nurse.readable.course_notes import holds_from
from il2nurse.readable.wording import Wording
from il2nurse.ui.course.changes.differing_table import DifferingTable
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label

SAME_DOSE: Final = "Dose, volumes, bag and rate stay the same."
OTHER_DOSE: Final = "Dose, volumes, bag or rate may change: read every line."


def switch_in_words(moment: Moment, words: Wording) -> str:
    """From which dose on the switch holds, and what stays as it was."""
    begins = holds_from(moment, words) or "from the next dose on"
    return (
        f"It holds {begins}, after a second person has verified the order. Doses already given "
        f"keep version {moment.regimen.version}."
    )


class WhatDiffers(QWidget):
    """First whether the dose stays the same, then each difference, then what it does here."""

    def __init__(self, moment: Moment, newer: Regimen, words: Wording) -> None:
        super().__init__()
        self.setProperty("ground", "none")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        same = moment.regimen.preparation == newer.preparation
        column.addWidget(Label(SAME_DOSE if same else OTHER_DOSE, "large").set_wrapping())
        column.addWidget(Label("What differs from the version of this course", "heading"))
        column.addWidget(DifferingTable(moment.regimen, newer), 1)
        facts = Facts(near=True)
        facts.show_facts("", [FactRow("For this patient", due_otherwise(moment, newer, words))])
        column.addWidget(facts)
