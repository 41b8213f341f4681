"""A nurse at the keyboard: every answer is typed where the keyboard is, nothing is clicked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer, FieldKind, read_vial
from il2nurse.ui.dose.page import BedsidePage
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.date import BORN, DateEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line_editor import LineEditor
from il2nurse.ui.editors.pick import PickEditor
from il2nurse.ui.editors.ticks import ALL
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.going_on import HABIT_MS
from il2nurse.ui.forms.people_box import People
from il2nurse.ui.forms.still_open import times_nothing
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from tests.ui.hands import rest
from tests.ward import PIN, Ward

NUMBER_KEYS = 9
ARTICLE = "0100365483116076"


def wait_while(going: Callable[[], bool]) -> None:
    """Let time of the window pass as long as it is so."""
    while going():
        QTest.qWait(5)


@dataclass
class Bed:
    """A window on a dose, the ward behind it, and how many keys were pressed.

    With a ``scanner`` wristband and vials are scanned, each counted as one scan and no keys.
    Who is ``unhurried`` reads a question before leaving it empty.
    """

    ward: Ward
    session: Session
    window: MainWindow
    keys: int = 0
    scanner: bool = False
    scans: int = 0
    slot: int = 1
    unhurried: bool = False

    @property
    def dose(self) -> Dose:
        """The dose on show, as it is on record."""
        return self.ward.dose(self.slot)

    @property
    def page(self) -> BedsidePage:
        """The bedside page on show."""
        page = self.window.page
        assert isinstance(page, BedsidePage)
        return page

    @property
    def step_page(self) -> StepPage | DoubleCheckPage:
        """The step in the stage."""
        stage = self.page.stage
        assert isinstance(stage, (StepPage, DoubleCheckPage))
        return stage

    @property
    def dialog_form(self) -> Form:
        """The questions of the dialog on top."""
        dialog = self.page.drawer.top
        assert dialog is not None
        assert dialog.form is not None
        return dialog.form

    @property
    def looking_back(self) -> str:
        """The step that is looked at, empty where it is the open one."""
        review = self.page.stack.review
        return review.step.id if review else ""

    def rings(self) -> bool:
        """Whether the alarm sounds."""
        return self.page.watch.alarm.ringing

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = focus_in(self.window)
        return self.window if focus is None else focus

    def find(self, name: str) -> QWidget:
        """The visible widget of this name."""
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]
        assert len(found) == 1, (name, found)
        return found[0]

    def look_through(self) -> None:
        """Turn to every part of the step, and back to the first."""
        parts = self.step_page.parts
        parts.fit()
        for step in (1, -1):
            for _ in range(parts.count):
                parts.turn(step)

    def go_back(self) -> None:
        """Open the dose again; its step comes with the window's next turn."""
        self.session.go("dose", key=self.dose.key)
        QApplication.processEvents()

    def wake(self) -> None:
        """Take the keyboard back: without a window manager it is lost with a list that closes."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def press(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """Press one key wherever the keyboard is."""
        self.keys += 1
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        held = Qt.KeyboardModifier.AltModifier if alt else held
        QTest.keyClick(self.focus, key, held)

    def enter(self) -> None:
        """Press Enter."""
        self.press(Qt.Key.Key_Return)

    def write(self, text: str) -> None:
        """Type a text wherever the keyboard is."""
        self.keys += len(text)
        QTest.keyClicks(self.focus, text)

    def scan(self, code: str) -> None:
        """A code and the Enter that a scanner sends behind it, where the keyboard is."""
        self.scans += 1
        focus = self.focus
        QTest.keyClicks(focus, code)
        QTest.keyClick(focus, Qt.Key.Key_Return)
        QApplication.processEvents()

    def fill(self, form: Form, answers: dict[str, Answer]) -> None:
        """Answer the editors of a form one after the other, by Enter where it does not go on."""
        for name, editor in form.editors.items():
            # What was filled in, such as the flow of room air, is not typed.
            # Nor is the time of results that are all on file.
            asked = not times_nothing(list(form.editors.values()), editor)
            if answers.get(name) and asked and not editor.on_file and not editor.answer():
                assert editor.isAncestorOf(self.focus), (name, self.focus)
                if isinstance(editor, LineEditor):
                    editor.rest_ms = 0
                self.answer(editor, answers[name])
                rest()
                wait_while(lambda: form.turning)
                if editor.isAncestorOf(self.focus):
                    self.enter()
            elif not editor.on_file and editor.isAncestorOf(self.focus):
                if self.unhurried:
                    QTest.qWait(HABIT_MS)
                self.enter()
                # Where the keyboard had just come by itself, the first Enter did nothing.
                if editor.isAncestorOf(self.focus):
                    self.enter()

    def answer(self, editor: Editor, answer: Answer) -> None:
        """Answer one editor by its own keys."""
        words = (answer,) if isinstance(answer, str) else answer
        match editor.field.kind:
            case _ if self.scanner and (codes := _codes(editor, words)):
                for code in codes:
                    self.scan(code)
            case FieldKind.VIALS:
                self._vials(words)
            case FieldKind.DATE:
                self._date(editor, date.fromisoformat(words[0]))
            case FieldKind.TIME:
                self.write("n")
            case _ if isinstance(editor, ChoosingEditor):
                wait_while(lambda: editor.deaf)
                self._choose(editor, words)
            case _ if isinstance(editor, PickEditor):
                self.write(str(editor.field.words().index(words[0]) + 1))
            case _:
                self.write(words[0])

    def answer_step(self, **changed: Answer) -> None:
        """Answer the open step with answers that speak for the dose, but for those changed."""
        if self.focus is self.page.bar.confirm:
            self.enter()
        stage = self.step_page
        self.fill(stage.form, {**self.ward.answers(stage.step.id), **changed})

    def let_witness_sign(self, person: Person) -> None:
        """The witness types the own family name until it is chosen, then the PIN."""
        people = self.focus
        assert isinstance(people, People)
        for letter in person.name.split()[-1].casefold():
            if not people.person():
                self.write(letter)
        assert people.person() == person.id
        self.enter()
        self.write(PIN)

    def _vials(self, vials: tuple[str, ...]) -> None:
        """The first by its keys; where the others are all like it, one key says so."""
        one_lot = len(set(vials)) == 1 < len(vials)
        for vial in vials[:1] if one_lot else vials:
            self._vial(*read_vial(vial))
        if one_lot:
            self.press(Qt.Key.Key_S, alt=True)

    def _date(self, editor: Editor, day: date) -> None:
        assert isinstance(editor, DateEditor)
        if editor.field.matches == BORN:
            self.write(f"{day:%d%m%Y}")
        elif day in [each.day() for each in editor.above[-1:]]:
            self.write("s")
        else:
            self.write(f"{day:%d%m}")

    def _vial(self, lot: str, expiry: date) -> None:
        self.write(lot)
        self.enter()
        self.write(f"{expiry:%d-%b-%Y}")
        self.enter()

    def _choose(self, editor: ChoosingEditor, words: tuple[str, ...]) -> None:
        if editor.field.all_at_once and words == editor.field.words():
            self.write(ALL.lower())
            return
        for word in words:
            self.write(str(editor.field.words().index(word) + 1))


def vial_code(lot: str, expiry: date) -> str:
    """The code on a vial."""
    return f"{ARTICLE}17{expiry:%y%m%d}10{lot}"


def _codes(editor: Editor, words: tuple[str, ...]) -> tuple[str, ...]:
    """What is scanned and not typed: the vials, and the number of the wristband."""
    if editor.field.kind is FieldKind.VIALS:
        return tuple(vial_code(*read_vial(vial)) for vial in words)
    return words if editor.field.matches and editor.field.kind is FieldKind.TEXT else ()
