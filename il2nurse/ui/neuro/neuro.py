"""The neurological page: the newest check beside the baseline, and every check before it."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from il2nurse.domain.people import May
from il2nurse.domain.record.chart.handwriting import Handwriting
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import OBJECTS, ORIENTATION
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.neuro import NeuroView, handwriting_samples, neuro_view
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.neuro.handwriting import HandwritingView
from il2nurse.ui.neuro.neuro_dialog import NeuroDialog, rules_of
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

COMPARISON: Final = (
    TableColumn("Question"),
    TableColumn("Baseline", 230),
    TableColumn("Newest", 230),
    TableColumn("", 130),
)
CHECKS: Final = (
    TableColumn("When", 120),
    TableColumn("Scale"),
    TableColumn("Orientation", 170),
    TableColumn("Serial sevens", 130),
    TableColumn("WORLD", 100),
    TableColumn("Objects", 90),
    TableColumn("By", 160),
)
CHANGED: Final = Mark(Tone.WARN, "Changed", Sign.WARNING)
ALIKE: Final = Mark(Tone.GOOD, "As baseline", Sign.CHECK)
WRONG: Final = Mark(Tone.DANGER, "wrong", Sign.CROSS)
WIDE: Final = 330


class NeuroPage(PatientPage):
    """What changed since the baseline is named; the check itself is one key away."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "neuro")
        self.comparison = Table("neuro_comparison", "Newest check beside the baseline")
        self.checks = Table("neuro_checks", "Every check so far")
        self.add = Action("new_check", "New check")
        self.add.set_key("N")
        self.add.set_sign(Sign.PLUS)
        self.add.set_weight(Weight.MAIN)
        self.comparison.say_empty("No check is on record. The first one is the baseline.", self.add)
        self.checks.say_empty("No check is on record.")
        self._state = Chip(parent=self)
        self._say = Label(role="strong").set_wrapping()
        self._say.setObjectName("neuro_changes")
        self._before_said, self._newest_said = Label(role="small"), Label(role="small")
        self.before = HandwritingView("sample_before", "Handwriting of the baseline")
        self.newest = HandwritingView("sample_newest", "Newest handwriting")
        self._lay_out()
        self.add.clicked.connect(self._ask)

    def start(self) -> None:
        """The next check has the keyboard."""
        (self.add if self.add.isVisible() else self.comparison).setFocus()

    def show_unordered(self) -> None:
        """Say that there is no regimen yet."""
        self._show_parts(shown=False, add=False)

    def show_moment(self, moment: Moment) -> None:
        """Show what is on record."""
        rules, person = moment.regimen.neuro, self.session.who
        may = person.may(May.CHART) and not moment.case.patient.discharged
        self._show_parts(shown=rules is not None, add=rules is not None and may)
        if rules:
            self._show(moment, rules)

    def _show_parts(self, *, shown: bool, add: bool) -> None:
        self.add.setVisible(add)
        for part in (self.comparison, self.checks, self._state):
            part.setVisible(shown)
        if not shown:
            self._say.setText("No order yet, or a regimen without neurological checks.")

    def _show(self, moment: Moment, rules: NeuroRules) -> None:
        view, words = neuro_view(moment), self.session.words
        self._state.show_mark(state_of(view))
        self._say.setText(changes_in_words(view, words))
        self.comparison.show_rows([_comparison_row(view, at) for at in range(len(view.rows))])
        self.checks.show_rows(
            [_check_row(moment.regimen, rules, each, words) for each in reversed(view.checks)]
        )
        before, newest = handwriting_samples(moment)
        another = newest if newest is not before else None
        _show_sample(self.before, self._before_said, "Baseline", before, words)
        _show_sample(self.newest, self._newest_said, "Newest", another, words)

    def _ask(self) -> None:
        moment = self.session.station.moment(self.mrn)
        if self.session.attempt(lambda: rules_of(moment)):
            self.ask(NeuroDialog(self.session, moment))

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.add.setEnabled(on)

    def _lay_out(self) -> None:
        self.comparison.set_columns(COMPARISON)
        self.checks.set_columns(CHECKS)
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        main.addWidget(self._say)
        main.addWidget(self.comparison, 3)
        main.addWidget(Label("Every check so far", "heading"))
        main.addWidget(self.checks, 2)
        self.lay_out(main, self._writing(), tools=(self._state, self.add))

    def _writing(self) -> QFrame:
        side = QFrame()
        side.setProperty("part", "aside")
        side.setFixedWidth(WIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
        column.setSpacing(sizes.GAP)
        column.addWidget(Label("Handwriting", "heading"))
        for label, view in ((self._before_said, self.before), (self._newest_said, self.newest)):
            column.addWidget(label)
            column.addWidget(view)
        column.addStretch()
        return side


def state_of(view: NeuroView) -> Mark:
    """How the newest check stands against the baseline."""
    if view.newest is None:
        return Mark(Tone.PLAIN, "No check yet", Sign.QUESTION)
    if view.newest.emergency:
        return Mark(Tone.DANGER, "Emergency", Sign.WARNING)
    if view.newest.thinking_failed:
        return Mark(Tone.DANGER, "Thinking test failed", Sign.HOLD)
    if view.baseline is None:
        return Mark(Tone.WARN, "No baseline", Sign.QUESTION)
    return CHANGED if view.changes else ALIKE


def changes_in_words(view: NeuroView, words: Wording) -> str:
    """Since when, and what changed, in one sentence."""
    if view.newest is None:
        return "No check is on record. The first one before dose 1 becomes the baseline."
    newest = f"Newest check {words.clock(view.newest.at)}"
    if view.baseline is None:
        return f"{newest}. No check was done before dose 1, so there is no baseline."
    if view.baseline == view.newest:
        return f"{newest}: it is the baseline."
    named = ", ".join(row.label for row in view.changes)
    changes = f"Changed since then: {named}." if named else "Nothing changed since then."
    return f"{newest}; baseline {words.clock(view.baseline.at)}. {changes}"


def _comparison_row(view: NeuroView, at: int) -> Row:
    row = view.rows[at]
    compared = bool(row.baseline and row.newest) and view.baseline != view.newest
    mark = CHANGED if row.changed else ALIKE if compared else None
    return Row(
        row.field,
        (
            Cell(row.label),
            Cell(row.baseline or NOT_RECORDED, muted=not row.baseline),
            Cell(row.newest or NOT_RECORDED, strong=row.changed, muted=not row.newest),
            Cell(mark=mark),
        ),
    )


def _check_row(regimen: Regimen, rules: NeuroRules, each: NeuroCheck, words: Wording) -> Row:
    levels = [
        f"{scale.title} {regimen.fields[scale.field].label_of(word)}"
        for scale in rules.scales
        if (word := each.text(scale.field))
    ]
    asked = each.values.get(ORIENTATION.id)
    sevens = f"{sum(each.sevens)} of {len(each.sevens)}" if each.sevens else NO_VALUE
    objects = each.values.get(OBJECTS.id)
    return Row(
        str(each.seq),
        (
            Cell(words.clock(each.at)),
            Cell(", ".join(levels), strong=each.emergency),
            Cell(regimen.fields[ORIENTATION.id].shown(asked) if asked else NO_VALUE),
            Cell(sevens, WRONG if each.sevens_ok is False else None),
            Cell(
                "" if each.world_ok is False else "right" if each.world_ok else NO_VALUE,
                _wrong(each),
            ),
            Cell(regimen.fields[OBJECTS.id].shown(objects) if objects else NO_VALUE),
            Cell(words.name(each.by)),
        ),
    )


def _wrong(each: NeuroCheck) -> Mark | None:
    return WRONG if each.world_ok is False else None


def _show_sample(
    view: HandwritingView, label: Label, title: str, kept: Handwriting | None, words: Wording
) -> None:
    label.setText(f"{title} · {words.clock(kept.at)}" if kept else title)
    view.show_strokes(kept.strokes if kept else (), f"No {title.lower()} sample")
