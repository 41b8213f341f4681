"""The editor of vials: lot and expiry of each one, as many as the dose takes."""

from datetime import date, tzinfo
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field, read_vial
from il2nurse.domain.values.clock import Clock
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.same_lot import SameLot
from il2nurse.ui.editors.vial_row import VialRow
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label


class _More(Action):
    """Comes after the last vial, where Enter goes on; its own key is the space bar."""

    takes_enter = False


class VialsEditor(Editor):
    """One row for each vial, read from its own label; nothing is copied down by itself.

    Where the regimen allows it (``one_lot``), one press says that the others have the same.
    """

    def __init__(
        self, field: Field, zone: tzinfo, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, parent)
        self._zone = zone
        self._clock = clock
        self._required = 0
        self.rows: list[VialRow] = []
        self.body.setObjectName(field.id)
        self.body.setAccessibleName(self.spoken)
        self._count = Label(role="muted")
        self.add = _More(f"add_{field.id}", "One more vial")
        self.add.show_key("Space")
        self.add.set_small()
        self.add.set_sign(Sign.PLUS)
        self.add.clicked.connect(self.add_row)
        self.same = SameLot(field.id)
        self.same.taken.connect(self._took_same)
        self._column = QVBoxLayout()
        self._column.setSpacing(sizes.TIGHT)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addWidget(self.same)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self._count)
        below.addStretch()
        outer.addLayout(below)
        self.add_row()

    def first(self) -> QWidget:
        """The line that is wrong where a refusal stands, else the first that is still empty."""
        wrong = next((line for row in self.rows if (line := row.wrong())), None)
        if wrong and self.messages.slip:
            return wrong
        empty = (row.lot for row in self.rows if not row.lot.text())
        return next(empty, self.rows[0].lot)

    def set_required(self, count: int) -> None:
        """Ask for this many vials; the editor only shows the number, a rule checks it."""
        self._required = count
        while len(self.rows) < count:
            self.add_row()
        self._tell()

    @property
    def scanned(self) -> bool:
        """Whether every lot came from a scan of a pack, or is the same as one that did."""
        lots = [row.lot for row in self.rows if row.begun()]
        packs = {lot.text() for lot in lots if lot.by_scanner}
        return bool(lots) and all(lot.text() in packs for lot in lots)

    def answer(self) -> Answer:
        """The vials that were begun, each as lot and expiry."""
        if self.on_file:
            return ""
        return tuple(row.written() for row in self.rows if row.begun())

    def show_slip(self, sentence: str) -> None:
        """Say why the vials are refused, and mark each line that is."""
        super().show_slip(sentence)
        for row in self.rows:
            row.mark(refused=bool(sentence))

    def set_answer(self, answer: Answer) -> None:
        """Show these vials."""
        vials = [answer] if isinstance(answer, str) else list(answer)
        kept = [read_vial(vial) for vial in vials if vial]
        self.same.forget()
        while len(self.rows) < len(kept):
            self.add_row()
        for row, (lot, expiry) in zip(self.rows, kept, strict=False):
            row.show_vial(lot, expiry)
        for row in self.rows[len(kept) :]:
            row.show_vial("", None)
        self._edited()

    def add_row(self) -> None:
        """One more line; an empty one does no harm."""
        row = VialRow(self.field.id, len(self.rows) + 1, self._today)
        row.changed.connect(partial(self._typed, row))
        row.left.connect(self._left_row)
        row.unpacked.connect(self._go_on)
        self._column.addWidget(row)
        self._follow_on(row)
        self.rows.append(row)
        self._tell()

    def _follow_on(self, row: VialRow) -> None:
        """Let the keyboard reach a row after the one above it, and the button last of all."""
        if self.rows:
            self.setTabOrder(self.rows[-1].expiry, row.lot)
        self.setTabOrder(row.lot, row.expiry)
        self.setTabOrder(row.expiry, self.add)
        self.setTabOrder(self.add, self.same.press)

    def _today(self) -> date:
        return self._clock.read().at.astimezone(self._zone).date()

    def _typed(self, row: VialRow) -> None:
        self.same.edited(row)
        self._edited()

    def _took_same(self) -> None:
        """Every vial is there: Enter goes on from the button below them."""
        self.add.setFocus()
        self._edited()
        self.left.emit()
        self.completed.emit()

    def _go_on(self) -> None:
        """To the next vial that is to be scanned, else on from the vials."""
        empty = next((row for row in self.rows if not row.begun()), None)
        (empty.lot if empty else self.add).setFocus()
        if empty is None:
            self.left.emit()
            self.completed.emit()

    def _edited(self) -> None:
        self.show_slip("")
        self._tell()
        self.changed.emit()

    def _left_row(self) -> None:
        if all(row.whole() or not row.begun() for row in self.rows):
            self.left.emit()

    def _tell(self) -> None:
        begun = sum(row.begun() for row in self.rows)
        wanted = f" of {self._required}" if self._required else ""
        self._count.setText(f"{begun}{wanted} vials entered")
        self.same.offer(self.rows if self.field.one_lot else ())
