"""The regimens of this ward: every text, who approved it, what it changes; approve and withdraw."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.values.text import short_digest, written_date
from il2nurse.readable.course.approvals import WHO, standing_in_words
from il2nurse.readable.papers import REGIMEN_TEXT
from il2nurse.ui.course.approve import ApproveCard
from il2nurse.ui.course.regimen_text import RegimenText
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.course.shelved import ShelvedText, regimen_of, shelved_texts

OPENING = f"Only an approved regimen can be ordered. {WHO}"
ROW = 38
COLUMNS = (
    TableColumn("Regimen"),
    TableColumn("Version", 76),
    TableColumn("In force", 172),
)


class RegimensPage(Page):
    """A list; below it the chosen one with its approval; at the right what it says."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "regimens", parent=parent)
        self._texts: tuple[ShelvedText, ...] = ()
        self.table = Table("regimens_list", "Regimens of this ward")
        self.table.set_columns(COLUMNS)
        self.table.say_empty("No regimen is on the shelf of this ward.")
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.show_whole()
        self.table.moved.connect(self._show_chosen)
        self.away = Label(role="slip").set_wrapping()
        self.away.setObjectName("regimens_away")
        self.standing = Label(role="fact").set_wrapping()
        self.standing.setObjectName("regimen_standing")
        self.source = Label(role="muted").set_wrapping()
        self.approve = ApproveCard(session)
        self.approve.done.connect(self._done)
        self.paper = Action("print_regimen", labels.PRINT)
        self.paper.set_sign(Sign.PRINTER)
        self.paper.set_small()
        self.paper.set_key("Alt+P")
        self.paper.clicked.connect(self._print)
        self.text = RegimenText(session)
        self._lay_out()
        self.setFocusProxy(self.table)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.activated.connect(lambda: session.go("ward"))

    def refresh(self) -> None:
        """Show every text as it stands now."""
        station = self.session.station
        self._texts = shelved_texts(station)
        self.away.setText(station.regimens.away() or "")
        self.away.setVisible(bool(self.away.text()))
        today = self.session.words.day
        self.table.show_rows(
            [
                Row(
                    each.digest,
                    (
                        Cell(each.title, strong=each.holds(today), muted=each.over(today)),
                        Cell(each.approvals.version),
                        Cell(mark=mark_of(each, today)),
                    ),
                )
                for each in self._texts
            ]
        )
        if self._texts and not self.table.current_key():
            self.table.select(self._texts[0].digest)
        self._show_chosen()

    def _show_chosen(self, _key: str | None = None) -> None:
        """What the chosen row says, and what may be done with it."""
        key = self.table.current_key()
        chosen = next((each for each in self._texts if each.digest == key), None)
        if chosen is None:
            return
        words = self.session.words
        standing = standing_in_words(chosen.approvals, chosen.holding, words, words.day)
        self.standing.setText(standing)
        self.standing.setAccessibleName(standing)
        digest = short_digest(chosen.digest)
        known = regimen_of(self.session.station, chosen)
        overlay = known.overlay_reason if known else None
        instead = f" · takes the place of the one that comes with the program: {overlay}"
        place = f"{chosen.place} · checksum of the text {digest}"
        self.source.setText(f"{place}{instead if overlay else ''}")
        self.paper.setVisible(self.session.who.may(May.PRINT))
        self.approve.show_text(chosen)
        self.text.show_text(chosen)

    def _print(self) -> None:
        """Look at the chosen text on paper: all of it, with its sources and who approved it."""
        if key := self.table.current_key():
            self.session.go("preview", paper=REGIMEN_TEXT.name, text=key)

    def _done(self, sentence: str) -> None:
        self.session.done(sentence)
        self.refresh()
        self.table.setFocus()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", "none")
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, sizes.GAP, 0)
        left.setSpacing(sizes.SPACE)
        for widget in (self.table, self.standing, self.source, self.approve):
            left.addWidget(widget)
        left.addStretch()
        across = QHBoxLayout()
        across.setSpacing(sizes.MARGIN)
        across.addWidget(scrolling("regimens_scroll", "Regimens and their approval", inner), 1)
        across.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        head = QHBoxLayout()
        head.addWidget(Label("Regimens of this ward", "title"), 1)
        head.addWidget(self.paper)
        column.addLayout(head)
        column.addWidget(Label(OPENING, "muted").set_wrapping())
        column.addWidget(self.away)
        column.addLayout(across, 1)


def mark_of(text: ShelvedText, today: date) -> Mark:
    """Whether one orders by a text, in few words: what holds, from when, or why not."""
    known = text.approvals
    if text.holds(today):
        return Mark(Tone.GOOD, "In force", Sign.CHECK)
    if known.withdrawn:
        return Mark(Tone.DANGER, "Withdrawn", Sign.WARNING)
    if not known.approvals:
        return Mark(Tone.WARN, "Not approved", Sign.WARNING)
    if known.from_day is None:
        return Mark(Tone.WARN, "One of two", Sign.QUESTION)
    if known.lacking:
        return Mark(Tone.WARN, "To be confirmed", Sign.QUESTION)
    if text.holding and today < text.holding.since:
        return Mark(Tone.INFO, f"From {written_date(text.holding.since)} 00:00", Sign.CLOCK)
    return Mark(Tone.INFO, "Replaced", Sign.RETURN)
