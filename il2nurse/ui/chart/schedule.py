"""The vital signs due around a dose: what was taken, what is due now, later, overdue or missed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import age_by_clock, shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.text import written_length
from il2nurse.readable.flowsheet.curves import result_of
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.chart.due_sets import DueSet, due_sets, set_before
from il2nurse.workflow.dose.view import DoseView

STATES: Final[Mapping[str, Mark]] = {
    "due now": Mark(Tone.WARN, "due now", Sign.CLOCK),
    "overdue": Mark(Tone.DANGER, "overdue", Sign.WARNING),
    "missed": Mark(Tone.DANGER, "missed", Sign.CROSS),
}
# Of what is not taken yet, for how long it is due.
LATE: Final[Mapping[str, str]] = {"due now": "due {} ago", "overdue": "overdue {}"}
BEFORE: Final = "before"
# The times for which the table has no row here.
THEN: Final = "Then due {}."
BELOW: Final = 28
FEWEST: Final = 4
NO_AGE: Final = shown_age(timedelta())
LOWER: Final = vocabulary.SYSTOLIC.id
UPPER: Final = vocabulary.DIASTOLIC.id
ALERTNESS: Final = vocabulary.ALERTNESS.id
# Left out of a heading, as on the flowsheet: of a rate it says nothing more.
PER_MIN: Final = "per min"
LINE: Final = 32
# Wide enough for 188/112 beside the ring on a ward workstation.
PAIR: Final = 86
DUE: Final = 190
# What a heading needs beside its letters.
PAD: Final = 20


class Schedule(QWidget):
    """A table of due times below the set before the dose; ``wanted`` asks to record one now."""

    wanted = Signal()

    def __init__(self, regimen: Regimen, title: str) -> None:
        super().__init__()
        self._regimen = regimen
        self._view: DoseView | None = None
        self._sets: Sequence[DueSet] = ()
        self._rows: Sequence[Row] = ()
        self.record = Action("record_vital_signs", "Record vital signs")
        self.record.set_key("V")
        self.record.clicked.connect(self.wanted)
        self._table = Table("vital_sign_schedule", title)
        self._table.set_columns(
            [TableColumn("Due", DUE, whole=True), *_columns(regimen), TableColumn("", whole=True)]
        )
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.verticalHeader().setDefaultSectionSize(LINE)
        self._table.show_whole()
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._later = Label(role="muted").set_wrapping()
        head = QHBoxLayout()
        head.addWidget(Label(title, "heading"))
        head.addStretch()
        head.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addLayout(head)
        column.addWidget(self._table)
        column.addWidget(self._later)

    def show_view(self, view: DoseView, *, quiet: bool = False, room: int | None = None) -> None:
        """Show the schedule as it stands, and no more rows than ``room`` pixels have place for.

        It is ``quiet`` behind something on the page that is to be done first.
        """
        # With another size the same view comes again, and asks for more or fewer of its rows.
        if view is not self._view:
            self._view, self._sets = view, due_sets(view.moment, view.dose)
            before = set_before(view.moment, view.dose)
            first = [_row_before(view, before)] if before else []
            self._rows = [*first, *(_row(view, due) for due in self._sets)]
        self._show_rows(len(self._rows) if room is None else room // LINE, room or 0)
        wanted = _wanted(self._sets) and not quiet
        self.record.set_weight(Weight.MAIN if wanted else Weight.PLAIN)

    def _show_rows(self, most: int, room: int) -> None:
        """Show all, or as many as have room: what is due now and the next one among them."""
        count = len(self._rows)
        if most < count:
            most = max((room - BELOW) // LINE, FEWEST)
        later = sum(each.state == "later" for each in self._sets)
        last = min(max(most, count - later + 1), count)
        shown = self._rows[max(last - most, 0) : last]
        self._table.show_rows(shown)
        unshown = ", ".join(row.cells[0].text for row in self._rows[last:])
        self._later.show_sentence(THEN.format(unshown) if unshown else "")


def _wanted(sets: Sequence[DueSet]) -> bool:
    """Whether a set is due, or the newest one was due and is not taken."""
    past = [each for each in sets if each.state != "later"]
    return bool(past) and past[-1].taken is None


def _columns(regimen: Regimen) -> list[TableColumn]:
    metrics = QFontMetrics(fonts.bold(sizes.SMALL))
    return [
        TableColumn(
            title,
            max(metrics.horizontalAdvance(title) + PAD, PAIR * (len(names) > 1)),
            # Where they have no room, the last ones go first; the flowsheet shows them all.
            yields=at if at > 1 and ALERTNESS not in names else 0,
        )
        for at, (title, names) in enumerate(_shown(regimen))
    ]


def _shown(regimen: Regimen) -> list[tuple[str, tuple[str, ...]]]:
    """The columns: numbers of the monitoring set, both pressures in one, and alertness."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in regimen.monitoring.fields:
        field = regimen.fields[name]
        if name == LOWER:
            found.append((f"BP {field.unit}", (LOWER, UPPER)))
        elif name == ALERTNESS:
            found.append((field.label, (name,)))
        elif name != UPPER and not field.choices:
            unit = "" if field.unit == PER_MIN else field.unit
            found.append((f"{field.short or field.label} {unit}".strip(), (name,)))
    return found


def _row(view: DoseView, due: DueSet) -> Row:
    given, infusion = view.dose.given, view.dose.infusion
    after = written_length(due.due - given.since) if given else ""
    # A pause puts the end off; the vital signs stay due from the start.
    end = (
        infusion is not None
        and not infusion.pauses
        and due.due - infusion.started.at == infusion.planned
    )
    text = f"{after}, end" if end else after
    now = due.state == "due now"
    first = Cell(f"{view.clock(due.due)} · {text}", strong=now)
    last = Cell(mark=mark_of(view, due))
    return Row(due.due.isoformat(), (first, *_cells(view, due.taken), last))


def _row_before(view: DoseView, taken: ObservedSet) -> Row:
    """What the values of this dose are compared with."""
    first = Cell(f"{view.clock(taken.at)} · {BEFORE}", muted=True)
    last = Cell(mark=Mark(Tone.PLAIN, _taken_by(view, taken), Sign.CHECK))
    return Row(BEFORE, (first, *_cells(view, taken), last))


def _cells(view: DoseView, taken: ObservedSet | None) -> Iterator[Cell]:
    for _, names in _shown(view.regimen):
        fields = view.regimen.fields
        text = "/".join(fields[name].label_of(_value(taken, name)) for name in names if taken)
        found = max(
            (result_of(view.regimen, name, _value(taken, name)) for name in names),
            key=lambda each: each.severity,
        )
        told = None if found is Result.CLEAR else RESULTS[found]
        yield Cell(mark=told._replace(word=text)) if told else Cell(text)


def _value(observed: ObservedSet | None, name: str) -> str:
    found = observed.values.get(name, "") if observed else ""
    return found if isinstance(found, str) else ""


def mark_of(view: DoseView, due: DueSet) -> Mark:
    """What a due time shows: when it is due, that it is late, or when it was taken, by whom."""
    if due.taken is None and due.state == "later":
        return Mark(Tone.PLAIN, f"from {view.clock(due.due)}", Sign.CLOCK)
    if due.taken is None:
        mark = STATES.get(due.state, STATES["missed"])
        late = age_by_clock(due.due, view.moment.at)
        told = due.state in LATE and late != NO_AGE
        return mark._replace(word=LATE[due.state].format(late)) if told else mark
    return Mark(Tone.GOOD, _taken_by(view, due.taken), Sign.CHECK)


def _taken_by(view: DoseView, taken: ObservedSet) -> str:
    return f"{view.clock(taken.at)} {view.words.initials(taken.by)}"
