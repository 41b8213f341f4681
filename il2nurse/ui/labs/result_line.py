"""One result as it is typed: test, value, unit, reference range, side by side."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.tests import Catalogue, LabTest, fold_name, names_of
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.reported_units import unit_behind
from il2nurse.ui.editors.line import Line
from il2nurse.ui.labs.unit_box import UnitBox
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.qt.chosen_aloud import follow_selection
from il2nurse.ui.widgets.label import Label

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
HIGH: Final = 152
LONGEST: Final = 40
COMPARED: Final = "<>=≤≥ "
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TestLine(Line):
    """The line that a test is searched by; the arrow keys go into the list below it."""

    __test__ = False
    passed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list without leaving the line."""
        if step := STEPS.get(Qt.Key(event.key())):
            self.passed.emit(step)
            return
        super().keyPressEvent(event)


class ResultLine(QWidget):
    """Nothing is filled in beforehand; a test with one unit has no other to choose."""

    changed = Signal()

    def __init__(self, tests: Catalogue) -> None:
        super().__init__()
        self._tests = tests
        self._test: LabTest | None = None
        self.test = TestLine("lab_test", "Test, search by name or short name")
        self.value = Line("lab_value", "Value, with a sign such as < before it where there is one")
        self.unit = UnitBox()
        self.range = Line("lab_range", "Reference range as reported, may be left empty")
        self.list = QListWidget()
        self._lay_out()
        self.test.typed.connect(self._search)
        self.test.passed.connect(self._pass)
        self.test.left.connect(self.settle)
        self.value.left.connect(self._take_unit)
        self.list.itemClicked.connect(self._clicked)
        follow_selection(self.list, self._clicked)
        for line in (self.value, self.range):
            line.typed.connect(self.changed)
        self.unit.currentIndexChanged.connect(self.changed)

    @property
    def chosen(self) -> LabTest | None:
        """The test that was settled on."""
        return self._test

    def settle(self) -> None:
        """Take the test that the typed words name, or the marked one of those that fit.

        So is a unit taken that was typed behind the value.
        """
        self._take_unit()
        typed = self.test.text()
        if not typed.strip() or (self._test and typed == self._test.label):
            self.list.hide()
            return
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None:
            self._take(self._tests.tests[str(item.data(ID_ROLE))])

    def missing(self) -> QWidget | None:
        """The first part that is still to be answered."""
        if self._test is None:
            return self.test
        if not self.value.text().strip():
            return self.value
        return None if self.unit.chosen else self.unit

    def clear(self) -> None:
        """Empty every part."""
        self._test = None
        for line in (self.test, self.value, self.range):
            line.clear()
        self.unit.show_units(())
        self.list.hide()
        self.show_slip("")

    def typed(self) -> dict[str, str]:
        """What stands in each part."""
        parts = {"test": self.test, "value": self.value, "range": self.range}
        return {name: line.text() for name, line in parts.items()} | {"unit": self.unit.word}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what stood here before; a test that has to stay stays."""
        if typed.get("test") and self.test.isEnabled():
            self.test.setText(typed["test"])
            self._search()
            self.settle()
        for name, line in (("value", self.value), ("range", self.range)):
            if typed.get(name):
                line.setText(typed[name])
        if typed.get("unit"):
            self.unit.choose(typed["unit"])

    def show_result(self, test: LabTest, result: LabResult) -> None:
        """Show what is on the chart; the test itself stays."""
        received = result.received
        self._take(test)
        self.test.setEnabled(False)
        self.value.setText(f"{received.comparator}{show(received.value)}")
        self.unit.choose(received.unit)
        self.range.setText(received.range_text)

    def show_slip(self, field: str) -> None:
        """Mark the part that was refused and go there; an empty one takes every mark back."""
        parts: dict[str, Line] = {"test": self.test, "value": self.value, "range": self.range}
        at_fault = parts.get("value" if field == "comparator" else field)
        for line in parts.values():
            line.set_slip(line is at_fault)
        self.unit.setProperty("slip", "true" if field == "unit" else "false")
        restyle(self.unit)
        if field == "unit":
            self.unit.setFocus()
        elif at_fault:
            at_fault.setFocus()

    def _take(self, test: LabTest) -> None:
        self._test = test
        self.test.setText(test.label)
        self.list.hide()
        self.unit.show_units(test.units)
        self.changed.emit()

    def _take_unit(self) -> None:
        """A unit typed behind the number goes into its own place, where none is chosen yet."""
        found = unit_behind(self.value.text().lstrip(COMPARED))
        unit = self._test.find_unit(found[1]) if self._test and found else None
        if found and unit and self.unit.word in {"", unit.name}:
            self.value.setText(self.value.text().rstrip().removesuffix(found[1]).rstrip())
            self.unit.choose(unit.name)

    def _search(self) -> None:
        self._test = None
        self.unit.show_units(())
        self.list.clear()
        for test in find_tests(self._tests, self.test.text()):
            item = QListWidgetItem(test.label)
            item.setData(ID_ROLE, test.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.changed.emit()

    def _pass(self, step: int) -> None:
        row = self.list.currentRow() + step
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))

    def _clicked(self) -> None:
        self.settle()
        self.value.setFocus()

    def _lay_out(self) -> None:
        self.test.setPlaceholderText("such as K, plt")
        self.value.setFont(fonts.figures(fonts.bold(sizes.LARGE)))
        self.value.setMaxLength(LONGEST)
        self.range.setPlaceholderText("such as 0.6-1.2")
        self.list.setObjectName("lab_tests")
        self.list.setAccessibleName("Matching tests")
        self.list.setFixedHeight(HIGH)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.TIGHT)
        parts = (("Test", self.test, 5), ("Value", self.value, 3), ("Unit", self.unit, 4))
        for column, (title, widget, wide) in enumerate((*parts, ("Range", self.range, 4))):
            label = "Reference range (if reported)" if title == "Range" else title
            grid.addWidget(Label(label, "key"), 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, wide)
        grid.addWidget(self.list, 2, 0, 1, 4)


def find_tests(tests: Catalogue, text: str) -> Sequence[LabTest]:
    """The tests that every typed word fits; the one of exactly this name first, then by name."""
    words = [fold_name(word) for word in text.split()]
    if not any(words):
        return ()
    exact = tests.find(text)
    found = [test for test in tests.typed if all(_fits(test, word) for word in words)]
    return sorted(found, key=lambda test: (test is not exact, not _begins(test, words[0])))


def _fits(test: LabTest, word: str) -> bool:
    return any(word in each for each in names_of(test))


def _begins(test: LabTest, word: str) -> bool:
    return fold_name(test.short).startswith(word) or fold_name(test.label).startswith(word)
