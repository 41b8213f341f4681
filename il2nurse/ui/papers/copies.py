"""The copies of the register, for administrators: where they lie, made now, tried out."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.people.copies import CopiesAt, CopyDesk, DrillDone, last_drills

PRACTICE: Final = "A practice ward is not copied: nothing in it is real."
HOURLY: Final = (
    "While a window is open a copy is made every hour, verified, and brought to the second place. "
    "Kept: one copy for each of the last 24 hours, 30 days and 12 months."
)
NO_SECOND: Final = (
    "No second place is named: one dead disk would take the register and its copies. Ask the "
    "ward's IT to name another disk or a share: second_place in the station file."
)
WHY: Final = (
    "An untested copy cannot be relied on. The drill restores the newest copy of each place in a "
    "scratch folder, checks every entry, compares its newest one with the register, and takes the "
    "folder away. It may take a minute; the ward goes on recording. It is due every 90 days."
)
NEVER: Final = "No restore drill was done yet: nobody knows whether the copies can be restored."
UNTRIED: Final = Mark(Tone.WARN, "Not tried yet", Sign.QUESTION)


class CopiesPage(Page):
    """Both buttons record or write at once; nothing there can do harm to the register."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "copies", parent=parent)
        self._places, self._drilled = Label(role="fact").set_wrapping(), Label().set_wrapping()
        self._untried = FindingBox()
        self._untried.setObjectName("no_drill")
        self._places.setObjectName("copy_places")
        self._drilled.setObjectName("last_drill")
        self.copy = Action("copy_now", "Copy now")
        self.drill = Action("drill_now", "Restore drill now")
        self.copy.set_key("C")
        self.drill.set_key("D")
        self.copy.clicked.connect(self._copy)
        self.drill.clicked.connect(self._drill)
        self._lay_out()
        self.setFocusProxy(self.drill)

    def refresh(self) -> None:
        """Say where copies lie and how the last drill went."""
        session = self.session
        station = session.station
        wording = station.words
        desk = session.copies
        places = desk.look() if desk else ()
        now, last = station.now().at, station.register.head().number
        lines = [place_in_words(wording, each, now, last) for each in places] or [PRACTICE]
        if len(places) == 1:
            lines.append(NO_SECOND)
        self._places.setText("\n".join(lines))
        drills = [
            f"{wording.day_time(entry.recorded_at)}, copy of {wording.day_time(fact.made_at)}: "
            f"{fact.fault or f'restored and verified in {fact.seconds} s'}"
            for entry, fact in last_drills(station.register)
        ]
        self._drilled.setText("\n".join(drills))
        self._drilled.setVisible(bool(drills))
        self._untried.show_found(None if drills else (UNTRIED, NEVER))
        for button in (self.copy, self.drill):
            button.setEnabled(desk is not None)

    def _copy(self) -> None:
        session = self.session
        problem = session.attempt_in_thread(self._desk().copy)
        if problem is not None:
            tone = Tone.WARN if problem else Tone.GOOD
            session.say(tone, f"A copy was made. {problem}".strip())
            self.refresh()

    def _drill(self) -> None:
        session, desk = self.session, self._desk()
        done = session.attempt_in_thread(lambda: desk.drill(session.who))
        if done:
            session.say(Tone.GOOD if done.passed else Tone.DANGER, drill_in_words(done))
            self.refresh()

    def _desk(self) -> CopyDesk:
        if self.session.copies is None:
            raise NotAllowed(f"{PRACTICE} Nothing was copied.")
        return self.session.copies

    def _lay_out(self) -> None:
        self.drill.set_weight(Weight.MAIN)
        copies, drill = Card("Copies"), Card("Restore drill")
        copies.body.addWidget(self._places)
        copies.body.addWidget(Label(HOURLY, "muted").set_wrapping())
        copies.body.addLayout(_right(self.copy))
        for told in (self._untried, self._drilled):
            drill.body.addWidget(told)
        drill.body.addWidget(Label(WHY, "muted").set_wrapping())
        drill.body.addLayout(_right(self.drill))
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addWidget(Label("Copies and restore drill", "title"))
        column.addWidget(copies)
        column.addWidget(drill)
        column.addStretch()


def place_in_words(wording: Wording, place: CopiesAt, now: datetime, last: int) -> str:
    """How many copies lie in a place, how old the newest is, and what of the register it lacks."""
    if place.newest is None:
        return f"{place.place}: no copy."
    many = "1 copy" if place.count == 1 else f"{place.count} copies"
    at, age = wording.day_time(place.newest), shown_age(now - place.newest)
    behind = max(last - place.number, 0)
    newer = "1 newer entry is" if behind == 1 else f"{behind} newer entries are"
    lacks = f"{newer} not in it" if behind else "nothing is missing"
    return (
        f"{place.place}: {many}, the newest of {at}, {age} ago, with entries up to {place.number} "
        f"of {last}: {lacks}."
    )


def drill_in_words(done: DrillDone) -> str:
    """How a drill went, as sentences."""
    if done.passed:
        return f"The newest copies can be restored. The report: {done.report}"
    return f"{' '.join(done.faults)} Tell the ward's IT now. The report: {done.report}"


def _right(button: Action) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button)
    return row
