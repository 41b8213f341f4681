"""The vital signs due around a dose: what was taken, what is due now, later, overdue or missed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.chart.due_sets import DueSet, due_sets
from il2nurse.workflow.dose.view import DoseView

STATES: Final[Mapping[str, Mark]] = {
    "due now": Mark(Tone.WARN, "due now", Sign.CLOCK),
    "overdue": Mark(Tone.DANGER, "overdue", Sign.WARNING),
    "missed": Mark(Tone.DANGER, "missed", Sign.CROSS),
}
# Of what is not taken yet, for how long it is due.
LATE: Final[Mapping[str, str]] = {"due now": "due {} ago", "overdue": "overdue {}"}
NO_AGE: Final = shown_age(timedelta())
MINUTE: Final = timedelta(minutes=1)
LOWER: Final = vocabulary.SYSTOLIC.id
UPPER: Final = vocabulary.DIASTOLIC.id
LINE: Final = 34
# Wide enough for 188/112 beside the ring on a ward workstation.
PAIR: Final = 86
STATE: Final = 138
# What a heading needs beside its letters.
PAD: Final = 20


class Schedule(QWidget):
    """A table of due times; ``wanted`` asks to record a set now."""

    wanted = Signal()

    def __init__(self, regimen: Regimen, title: str) -> None:
        super().__init__()
        self._regimen = regimen
        self.record = Action("record_vital_signs", "Record vital signs")
        self.record.set_key("V")
        self.record.clicked.connect(self.wanted)
        self._table = Table("vital_sign_schedule", title)
        self._table.set_columns(
            [TableColumn("Due", whole=True), *_columns(regimen), TableColumn("", STATE)]
        )
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.verticalHeader().setDefaultSectionSize(LINE)
        self._table.show_whole()
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(Label(title, "heading"))
        head.addStretch()
        head.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addLayout(head)
        column.addWidget(self._table)

    def show_view(
        self, view: DoseView, sets: Sequence[DueSet] | None = None, *, quiet: bool = False
    ) -> None:
        """Show the schedule as it stands; ``sets`` narrows it to some of the due times.

        It is ``quiet`` behind something on the page that is to be done first.
        """
        shown = due_sets(view.moment, view.dose) if sets is None else tuple(sets)
        self._table.show_rows([_row(view, due) for due in shown])
        self.record.set_weight(Weight.MAIN if _wanted(shown) and not quiet else Weight.PLAIN)


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
            yields=at if at > 1 else 0,
        )
        for at, (title, names) in enumerate(_shown(regimen))
    ]


def _shown(regimen: Regimen) -> list[tuple[str, tuple[str, ...]]]:
    """The columns: numbers of the monitoring set, both pressures in one."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in regimen.monitoring.fields:
        field = regimen.fields[name]
        if name == LOWER:
            found.append((f"BP {field.unit}", (LOWER, UPPER)))
        elif name != UPPER and not field.choices:
            found.append((f"{field.short or field.label} {field.unit}".strip(), (name,)))
    return found


def _row(view: DoseView, due: DueSet) -> Row:
    given, infusion = view.dose.given, view.dose.infusion
    minutes = (due.due - given.since) // MINUTE if given else 0
    # A pause puts the end off; the vital signs stay due from the start.
    end = (
        infusion is not None
        and not infusion.pauses
        and due.due - infusion.started.at == infusion.planned
    )
    text = f"{minutes} min, end" if end else f"{minutes} min"
    now = due.state == "due now"
    cells = [Cell(f"{view.clock(due.due)} · {text}", strong=now)]
    for _, names in _shown(view.regimen):
        cells.append(Cell("/".join(_value(due.taken, name) for name in names) if due.taken else ""))
    cells.append(Cell(mark=mark_of(view, due)))
    return Row(due.due.isoformat(), tuple(cells))


def _value(observed: ObservedSet | None, name: str) -> str:
    found = observed.values.get(name, "") if observed else ""
    return found if isinstance(found, str) else ""


def mark_of(view: DoseView, due: DueSet) -> Mark:
    """What a due time shows: when it is due, that it is late, or when it was taken, by whom."""
    if due.taken is None and due.state == "later":
        return Mark(Tone.PLAIN, f"from {view.clock(due.due)}", Sign.CLOCK)
    if due.taken is None:
        mark = STATES.get(due.state, STATES["missed"])
        late = shown_age(view.moment.at - due.due)
        told = due.state in LATE and late != NO_AGE
        return mark._replace(word=LATE[due.state].format(late)) if told else mark
    who = view.words.initials(due.taken.by)
    return Mark(Tone.GOOD, f"{view.clock(due.taken.at)} {who}", Sign.CHECK)
