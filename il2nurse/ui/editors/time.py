"""The editor of times: typed like 14:05, the day shown, the repeated hour asked for."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.values.clock import Clock
from il2nurse.ui.editors.date import distance
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line_editor import LineEditor
from il2nurse.ui.editors.typed_time import NotATime, instants
from il2nurse.ui.editors.which_hour import WhichHour
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

_WHOLE = re.compile(r"(?:.*[ ,])?\d{2}:?\d{2}")
_EXAMPLE = "like 14:05, or 19-Nov 23:50"
_EXAMPLE_AHEAD = "with its day, like 21-Nov 08:00"


class TimeEditor(LineEditor):
    """A time of day; the answer is the instant, and only one instant is an answer."""

    def __init__(
        self, field: Field, zone: tzinfo, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, 24, ", written like 14:05", parent)
        self._zone = zone
        self._clock = clock
        self._at: datetime | None = None
        self._wrong = ""
        self.line.setFixedWidth(190)
        self.line.setFont(fonts.bold(sizes.LARGE))
        self.now = Action(f"now_{field.id}", "Now")
        self.now.setAccessibleName(f"Now, for {field.label}")
        self.now.show_key("N")
        self._example = _EXAMPLE_AHEAD if field.ahead else _EXAMPLE
        self.day = Label(self._example, "muted")
        self.which = WhichHour(field.id, zone)
        self.now.clicked.connect(self.take_now)
        self.which.chosen.connect(self._settle)
        self._place()

    def show_example(self, at: datetime) -> None:
        """Show a time that may be meant, in place of one of every form."""
        self._example = f"with its day, like {at.astimezone(self._zone):%d-%b %H:%M}"
        if not self.line.text():
            self.day.setText(self._example)

    def answer(self) -> Answer:
        """The instant, or what was typed where it is not one."""
        if self.on_file:
            return ""
        return self._at.isoformat() if self._at else self.line.text().strip()

    def read(self) -> Answer:
        """The instant; raises ``Slip`` where the time is not one, or two."""
        if self._wrong and not self.on_file:
            raise Slip(self.field.id, f"{self.field.label}: {self._wrong}")
        return super().read()

    def set_answer(self, answer: Answer) -> None:
        """Show a kept instant in the ward's time; of two equal hours, which one it is."""
        at = datetime.fromisoformat(answer) if isinstance(answer, str) and answer else None
        self.line.setText(f"{at.astimezone(self._zone):%d-%b-%Y %H:%M}" if at else "")
        self._take(at)

    def is_complete(self) -> bool:
        """Whether hour and minute stand there with two figures each, and one instant is meant."""
        return self._at is not None and bool(_WHOLE.fullmatch(self.line.text().strip()))

    def take_now(self) -> None:
        """Take the present minute."""
        at = self._clock.read().at.astimezone(UTC).replace(second=0, microsecond=0)
        self.line.setText(f"{at.astimezone(self._zone):%H:%M}")
        self._take(at)

    def name_now(self) -> None:
        """Tell this Now from another of its form: by its part. The key is that of the line."""
        part = self.field.short or self.field.label
        self.now.setText(f"Now: {part[:1].lower()}{part[1:]}")
        self.now.show_key("")

    def name_taken(self) -> None:
        """Say of a specimen that it is fresh: one press must not make old blood look new."""
        self.now.setText("Taken just now")

    def _edited(self, text: str) -> None:
        if text.strip().lower() == "n" and not self.field.ahead:
            self.take_now()
            return
        self.which.offer(())
        found: tuple[datetime, ...] = ()
        self._wrong = ""
        now = self._clock.read().at
        if text.strip():
            try:
                found = instants(text, now, self._zone, ahead=self.field.ahead)
            except NotATime as reason:
                self._wrong = str(reason)
        if len(found) > 1:
            self._wrong = "this hour comes twice, the clocks go back. Choose the first or second."
            self.which.offer(found)
        self._tell(found[0] if len(found) == 1 else None)

    def _settle(self, at: datetime) -> None:
        self._wrong = ""
        self._tell(at)

    def _take(self, at: datetime | None) -> None:
        self._wrong = ""
        self.which.show_choice(at)
        self._tell(at)

    def _tell(self, at: datetime | None) -> None:
        self._at = at
        self.show_slip("")
        self.day.setText(self._day_of(at) if at else self._example)
        self.changed.emit()

    def _day_of(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        today = self._clock.read().at.astimezone(self._zone).date()
        return f"{local:%A, %d-%b-%Y}, {distance(local.date(), today)}"

    def _place(self) -> None:
        row = WrapRow()
        row.setSpacing(sizes.GAP)
        row.addWidget(self.line)
        row.addWidget(self.now)
        if self.field.ahead:
            self.now.hide()
        row.addWidget(self.day)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.which)


def without_now(editors: Mapping[str, Editor]) -> None:
    """No key that writes the time of now: for what is past, or where an open line means now."""
    for each in editors.values():
        if isinstance(each, TimeEditor):
            each.now.hide()


def name_nows(editors: Mapping[str, Editor]) -> None:
    """Each Now says what it enters: of several times which, and of a specimen that it is fresh."""
    timing = {each.field.timed_by for each in editors.values()}
    timed = [each for each in editors.values() if isinstance(each, TimeEditor)]
    with_now = [each for each in timed if not each.field.ahead]
    if len(with_now) > 1:
        for each in with_now:
            each.name_now()
    for each in with_now:
        if each.field.id in timing:
            each.name_taken()
