"""The editor of dates: typed like 20-Nov-2026 or shorter, the day shown in full to check it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta, tzinfo
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.values.clock import Clock
from il2nurse.domain.values.near_days import read_near_day
from il2nurse.domain.values.typed_dates import NotADay, is_whole_day
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line_editor import LineEditor
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.label import Label

BORN: Final = "born"
WIDEST: Final = 16_777_215
FULL: Final = "like 20-Nov-2026 or 20112026"
SHORT: Final = "like 20-Nov; T is today"
BELOW: Final = "like 20-Nov; S as above"
LETTERS: Final = {"t": 0, "y": 1}
"""Today and yesterday, by how many days ago they are."""
ABOVE: Final = "s"
"""The same day as the date above."""
_BARE: Final = re.compile(r"\d{4}")


class DateEditor(LineEditor):
    """A date; beside it the weekday and how far it is from today.

    T is today, Y yesterday, S the same day as the date above; the year may be left away where one
    day alone can be meant. What was meant is settled as it is typed, shown in full at once, and
    stands in full in the line as soon as that is left. A birth date is always written in full. What
    was taken from above is emptied where that date is put right.
    """

    def __init__(
        self, field: Field, zone: tzinfo, clock: Clock, parent: QWidget | None = None
    ) -> None:
        born = field.matches == BORN
        self._example = FULL if born else SHORT
        spoken = f"{FULL} or shorter, T is today, Y yesterday"
        super().__init__(field, 20, f", written {FULL if born else spoken}", parent)
        self._zone = zone
        self._clock = clock
        self._good_for: int | None = None
        self._meant: date | None = None
        self._unclear: NotADay | None = None
        self.above: Sequence[DateEditor] = ()
        self._taken: tuple[DateEditor, date] | None = None
        self.line.left.connect(self._write_out)
        self.line.setFixedWidth(170)
        self.weekday = Label(self._example, "muted")
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.GAP)
        self._row.addWidget(self.line)
        self._row.addWidget(self.weekday)
        self._row.addStretch()

    def set_compact(self) -> None:
        """Say the weekday below the line, which is as wide as its place."""
        super().set_compact()
        self.line.setMaximumWidth(WIDEST)
        self.set_narrow()

    def set_narrow(self) -> None:
        """Say the weekday below the line."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(sizes.TIGHT)
        self.weekday.set_role("small")
        self.weekday.set_wrapping()

    def give_age(self) -> Label:
        """The weekday and the age, to stand in a column of their own."""
        self.line.setFixedWidth(136)
        self.weekday.set_role("small")
        self.weekday.set_wrapping()
        self._row.removeWidget(self.weekday)
        return self.weekday

    def set_above(self, above: "Sequence[DateEditor]") -> None:
        """The dates that S may take, the nearest last."""
        self.above = above
        self._example = BELOW
        self.line.setAccessibleName(f"{self.line.accessibleName()}, S the same as above")
        self.weekday.setText(self._weekday())
        for each in above:
            each.changed.connect(self._follow_above)

    def day(self) -> date | None:
        """The day that stands here, where one alone is meant."""
        try:
            kept = self.read() if self.answer() else ""
        except Slip:
            return None
        return date.fromisoformat(kept) if isinstance(kept, str) and kept else None

    def is_complete(self) -> bool:
        """Whether a whole day stands there, or day and month in four figures that mean one."""
        typed = self.line.text().strip()
        whole = is_whole_day(typed) or (self._meant is not None and bool(_BARE.fullmatch(typed)))
        return whole and self.day() is not None

    def set_good_for(self, days: int) -> None:
        """Say until when the date is good, where a rule counts the days."""
        self._good_for = days

    def show_day_on_file(self, day: date) -> None:
        """Say how old an answer on file is."""
        self.weekday.setText(self._told(day))

    def set_answer(self, answer: Answer) -> None:
        """Show a kept date as people read it."""
        text = answer if isinstance(answer, str) else ""
        self.show_raw(f"{date.fromisoformat(text):%d-%b-%Y}" if text else "")

    def answer(self) -> Answer:
        """What was typed; a short form stands for the day that it meant when it was typed."""
        typed = super().answer()
        return self._meant.isoformat() if typed and self._meant else typed

    def read(self) -> Answer:
        """The day; raises ``Slip`` where none was typed, or one that may be another."""
        if self._unclear and not self.on_file:
            typed = self.line.text().strip()
            raise Slip(self.field.id, f"{self.field.label}: “{typed}” {self._unclear}.")
        return super().read()

    def _edited(self, text: str) -> None:
        self._settle(text.strip())
        self.show_slip("")
        self.weekday.setText(self._weekday())
        self.changed.emit()

    def _settle(self, typed: str) -> None:
        """Find out which day a short form means today; a letter is written out at once."""
        self._meant, self._unclear, self._taken = None, None, None
        if self.field.matches == BORN:
            return
        if typed.lower() == ABOVE and (found := self._newest_above()):
            self._taken = found
            self.line.setText(f"{found[1]:%d-%b-%Y}")
            return
        if (ago := LETTERS.get(typed.lower())) is not None:
            self.line.setText(f"{self._today() - timedelta(days=ago):%d-%b-%Y}")
            return
        try:
            self._meant = read_near_day(typed, self._today())
        except NotADay as unclear:
            self._unclear = unclear

    def _newest_above(self) -> "tuple[DateEditor, date] | None":
        days = ((each, each.day()) for each in reversed(self.above))
        return next(((each, day) for each, day in days if day), None)

    def _follow_above(self) -> None:
        """A slip above is not left standing here."""
        if self._taken and self._taken[0].day() != self._taken[1]:
            self.set_answer("")

    def _write_out(self) -> None:
        if self._meant:
            # It is the same answer: what was refused of it, or said beside it, stays.
            self.blockSignals(True)
            self.set_answer(self._meant.isoformat())
            self.blockSignals(False)
            self.show_own_slip()

    def _weekday(self) -> str:
        try:
            kept = read_answer(self.field, self.answer())
        except Slip:
            kept = ""
        if not isinstance(kept, str) or not kept:
            return self._example
        return self._told(date.fromisoformat(kept))

    def _told(self, day: date) -> str:
        written = f"{day:%A, %d-%b-%Y}"
        age = distance(day, self._today())
        if self.field.matches == BORN:
            # How many days ago somebody was born says nothing.
            return written
        if self._good_for is None:
            return f"{written}, {age}"
        last = day + timedelta(days=self._good_for)
        over = "good until" if last >= self._today() else "was good until"
        if self._meant:
            age = f"{day:%d-%b-%Y}, {age}"
        return f"{age[:1].upper()}{age[1:]}\n{over} {last:%d-%b-%Y}"

    def _today(self) -> date:
        return self._clock.read().at.astimezone(self._zone).date()


def join_dates(editors: Mapping[str, Editor]) -> None:
    """Let each date of a form take the day of one that stands above it."""
    above: list[DateEditor] = []
    for editor in editors.values():
        if isinstance(editor, DateEditor) and editor.field.matches != BORN:
            if above:
                editor.set_above(tuple(above))
            above.append(editor)


def distance(day: date, today: date) -> str:
    """How far a day is from today, in words."""
    days = (day - today).days
    match days:
        case 0:
            return "today"
        case -1:
            return "yesterday"
        case 1:
            return "tomorrow"
        case _:
            return f"{-days} days ago" if days < 0 else f"in {days} days"
