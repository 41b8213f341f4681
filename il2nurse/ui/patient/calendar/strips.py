"""The cycles of a course under each other: those that were ordered, and those that may follow."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.slot_words import cycle_ahead_in_words, cycle_in_words
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.patient.calendar.empty_strip import EmptyStrip
from il2nurse.ui.patient.calendar.strip import CourseStrip
from il2nurse.ui.patient.doses import strip_slots
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.ward.ward import WardRow


class CycleStrips(QWidget):
    """A strip for each cycle; ``chosen`` gives cycle and slot of the one that is opened."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ordered: list[CourseStrip] = []
        self.ahead: list[EmptyStrip] = []
        self.names: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.TIGHT)

    def show_moment(
        self, moment: Moment, row: WardRow, words: Wording
    ) -> Mapping[tuple[int, int], Mark]:
        """Show each cycle as a strip; gives how each slot stands, by cycle and number."""
        table, cycles = moment.regimen.timetable, moment.course.cycles
        most = max(len(cycles), table.cycles_per_course)
        self._make(most)
        marks: dict[tuple[int, int], Mark] = {}
        for at, name in enumerate(self.names):
            ordered, ahead = at < len(cycles), len(cycles) <= at < most
            name.setVisible(ordered or ahead)
            self.ordered[at].setVisible(ordered)
            self.ahead[at].setVisible(ahead)
            if ordered:
                name.setText(cycle_in_words(moment, cycles[at], words))
                slots = strip_slots(moment, row, words, cycles[at])
                self.ordered[at].show_slots(slots)
                marks |= {(cycles[at].number, each.number): each.mark for each in slots}
            elif ahead:
                told = cycle_ahead_in_words(moment, at + 1, words)
                name.setText(told)
                self.ahead[at].show_slots(table.doses_per_cycle, told)
        return marks

    def _make(self, cycles: int) -> None:
        while len(self.ordered) < cycles:
            number = len(self.ordered) + 1
            strip, empty = CourseStrip(number), EmptyStrip(number)
            name = Label().set_wrapping()
            strip.chosen.connect(lambda slot, cycle=number: self.chosen.emit(cycle, slot))
            for part in (name, strip, empty):
                self._column.addWidget(part)
            self.ordered.append(strip)
            self.ahead.append(empty)
            self.names.append(name)
