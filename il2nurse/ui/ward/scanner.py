"""The scanner's page: how to set its prefix, a barcode to try it, and what the last scan showed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.qt.arrival import Arrival, shown
from il2nurse.ui.session import Session
from il2nurse.ui.ward.scanner_words import (
    LIKE,
    STEPS,
    TEST_CODE,
    bare,
    digits_in_words,
    end_in_words,
    is_test,
    pace_in_words,
    prefix_in_words,
    scan_in_words,
    state_in_words,
)
from il2nurse.ui.ward.unread import UnreadDialog, week_rows
from il2nurse.ui.widgets.barcode import Barcode
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.foot import Foot, foot_action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.workflow.patient.finding import nobody_has
from il2nurse.workflow.scanned import ScanKind, read_scan

GOOD = Mark(Tone.GOOD, "right", Sign.CHECK)
CHECK = Mark(Tone.WARN, "check", Sign.WARNING)
NONE = "Nothing was scanned or typed into a step in these four weeks."
NOTHING = "Nothing was scanned here yet. Every scan shows here what arrived; none opens anything."


class ScannerPage(Page):
    """Takes every scan as it arrives, right or wrong, and says what it was; it opens nothing."""

    tests_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "scanner", parent=parent)
        self._state = Notice()
        self._steps = [Label(role="fact").set_wrapping() for _ in STEPS]
        self.shown = Facts()
        self.shown.setObjectName("scan_shown")
        self.weeks = Facts()
        self.weeks.setObjectName("scan_weeks")
        self.tell = foot_action("code_unread", "A code cannot be read", "U", Sign.CROSS)
        self.tell.clicked.connect(self._ask)
        self.drawer = Drawer(self, between=session.draw_meanwhile)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.activated.connect(lambda: session.go("ward"))
        self.drawer.changed.connect(lambda: escape.setEnabled(not self.covered))
        self.drawer.left.connect(self.setFocus)

    @property
    def covered(self) -> bool:
        """Whether a dialog lies over the page."""
        return self.drawer.top is not None

    def refresh(self) -> None:
        """Say what this station expects."""
        prefix = self.session.scanner.prefix
        self._state.show_text(state_in_words(prefix), lead="This station")
        digits = digits_in_words(prefix or LIKE)
        for number, (label, step) in enumerate(zip(self._steps, STEPS, strict=True), 1):
            label.setText(f"{number}.  {step.format(digits=digits)}")

    def start(self) -> None:
        """Nothing is shown of a scan that was tried before."""
        self.shown.show_facts("What the last scan showed", (), NOTHING)
        self._count()
        super().start()

    def arrived(self, arrival: Arrival) -> None:
        """Show what arrived, part by part."""
        expected = self.session.scanner.prefix
        before, before_right = prefix_in_words(arrival, expected)
        pace, pace_right = pace_in_words(arrival, expected)
        code = bare(arrival, expected)
        recognised, known = self._recognised(code)
        rows = (
            FactRow("Recognised", recognised, mark=_mark(right=known)),
            FactRow("Arrived", f"“{shown(code)}”, {len(code)} characters"),
            FactRow("Before it", before, mark=_mark(right=before_right)),
            FactRow("Behind it", end_in_words(arrival)),
            FactRow("Pace", pace, mark=_mark(right=pace_right)),
        )
        self.shown.show_facts("What the last scan showed", rows, "Nothing was opened or recorded.")
        self.shown.setAccessibleName(
            f"Recognised: {recognised}. Before it: {before}. Pace: {pace}."
        )

    def _ask(self) -> None:
        dialog = UnreadDialog(self.session)
        dialog.closed.connect(self._count)
        self.drawer.open(dialog)

    def _count(self) -> None:
        rows = tuple(week_rows(self.session.station))
        self.weeks.show_facts("Codes on this ward", rows, NONE if not rows else "")

    def _recognised(self, code: str) -> tuple[str, bool]:
        if is_test(code):
            return "The test barcode, whole", True
        found = read_scan(self.session.station, code)
        if found.kind is ScanKind.UNKNOWN:
            return nobody_has(self.session.station, shown(code)), False
        return scan_in_words(self.session.station, found), found.accepted

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        row.addLayout(_column((self._state, self._steps_card())), 3)
        row.addLayout(_column((_try_card(), self.shown, self.weeks)), 2)
        content = QWidget()
        content.setProperty("ground", "none")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        inner.setSpacing(sizes.SPACE)
        inner.addWidget(Label("Scanner", "title"))
        inner.addLayout(row)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling("scanner_scroll", "Scanner", content), 1)
        column.addWidget(Foot((self.tell,)))

    def _steps_card(self) -> Card:
        card = Card("Set the prefix in a scanner")
        for label in self._steps:
            card.body.addWidget(label)
        return card


def _try_card() -> Card:
    card = Card("Scan this, or any wristband")
    card.body.addWidget(Barcode(TEST_CODE), 0, Qt.AlignmentFlag.AlignHCenter)
    card.body.addWidget(Label(TEST_CODE, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
    return card


def _column(parts: Iterable[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(sizes.SPACE)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return column


def _mark(*, right: bool) -> Mark:
    return GOOD if right else CHECK
