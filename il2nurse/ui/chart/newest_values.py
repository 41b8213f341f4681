"""The right column: the newest vital signs with their ages, the fluids, the hold criteria."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.regimen import GIVES, Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import assess_now, score_now
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment
from il2nurse.domain.rules.assessment.named_in_lists import named_drugs
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.early_warning import SCORED
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_length
from il2nurse.readable.chart.left_open import left_open, newest_partial
from il2nurse.readable.words import NO_DRUGS, NO_VALUE, NOT_RECORDED, RESULT_WORDS
from il2nurse.settings import SHIFTS
from il2nurse.ui.chart.newest_fluids import clock_of, fluid_facts
from il2nurse.ui.chart.news2_chip import newest_news2
from il2nurse.ui.chart.schedule import LOWER, UPPER
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS
from il2nurse.ui.page.ward_marks import due_mark
from il2nurse.ui.qt.more_below import MoreBelow
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.view import DoseView

NEXT_DUE = "Next due"
TOO_OLD = "With a clock: too old for a dose. Measure again."
ALL_TOO_OLD = FactRow("Too old for a dose", mark=Mark(Tone.WARN, "measure again", Sign.CLOCK))
OLD = FactRow("For a dose", mark=Mark(Tone.PLAIN, "too old", Sign.CLOCK))
UNMARKED = (Result.CLEAR, Result.NOT_EVALUABLE)
HIDDEN = (
    "Vital signs, volumes and the first person's values are hidden while the witness works "
    "the dose out alone."
)
MINUTE = timedelta(minutes=1)
# Values were taken since it is due, and not all of them.
BEGUN = Mark(Tone.WARN, "set not complete", Sign.QUESTION)
PARTIAL = Mark(Tone.WARN, "partial set", Sign.QUESTION)


class NewestValues(QScrollArea):
    """Cards; during the double check nothing but why they are hidden."""

    def __init__(
        self, shift_starts: Sequence[time] = SHIFTS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setAccessibleName("Newest values, fluids, drugs, hold criteria")
        self._shift_starts = tuple(shift_starts)
        inner = QFrame()
        inner.setProperty("part", "aside")
        self.setWidget(inner)
        self._hidden = Notice()
        self._hidden.show_text(HIDDEN, lead="Hidden")
        self._vital, self._fluid, self._drugs, self._hold = (Facts(inner) for _ in range(4))
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(sizes.SPACE, sizes.SPACE, sizes.SPACE, sizes.SPACE)
        column.setSpacing(sizes.SPACE)
        for part in (self._hidden, self._vital, self._fluid, self._drugs, self._hold):
            column.addWidget(part)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(sizes.ASIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        MoreBelow(self).watch(inner)

    def add_below_signs(self, part: QWidget) -> None:
        """Put what a page tells besides below the vital signs."""
        self._column.insertWidget(self._column.indexOf(self._vital) + 1, part)

    @property
    def hides(self) -> bool:
        """True while it says that the values are hidden."""
        return not self._hidden.isHidden()

    def show_view(self, view: DoseView) -> None:
        """Show what is on record now for a dose; once it is given, no criteria."""
        self._hidden.setVisible(view.blind)
        for part in (self._vital, self._fluid, self._drugs):
            part.setVisible(not view.blind)
        self._hold.setVisible(not view.blind and not view.dose.given)
        if not view.blind:
            self._show(view.moment, before_start=_before_start(view))

    def show_moment(self, moment: Moment) -> None:
        """Show what is on record now for a patient, whatever dose is open."""
        self._hidden.hide()
        self._show(moment)

    def _show(self, moment: Moment, *, before_start: bool = False) -> None:
        assessment = assess_now(moment)
        heading, facts, note = _vital_signs(moment, assessment)
        self._vital.show_facts(heading, [*facts, *_due(moment, before_start=before_start)], note)
        self._fluid.show_facts(*fluid_facts(moment, self._shift_starts))
        self._drugs.show_facts("Drugs on record", *_drugs(moment))
        self._hold.show_facts("Hold criteria", *hold_criteria(moment.regimen, assessment))


def _drugs(moment: Moment) -> tuple[list[FactRow], str | None]:
    """What the patient takes by the record, and which of it interacts with the treatment."""
    drugs, named = moment.case.patient.drugs, named_drugs(moment.regimen, moment.case.patient)
    # In the note and not as a mark: beside the name of a long drug it would be cut off.
    note = f"Interacts with the treatment: {', '.join(named)}." if named else None
    return [FactRow(drug) for drug in drugs] or [FactRow(NO_DRUGS)], note


def _vital_signs(moment: Moment, assessment: Assessment) -> tuple[str, list[FactRow], str | None]:
    """The newest values: one line says when; a row says so only where it differs from that."""
    names = [name for name in moment.regimen.monitoring.fields if name != UPPER]
    known = [moment.case.chart.newest(name, moment.at) for name in moment.regimen.monitoring.fields]
    newest = max((each.at for each in known if each), default=None)
    heading, note, together = "Vital signs", None, False
    if newest is not None:
        age, told = moment.at - newest, age_by_clock(newest, moment.at)
        heading = f"Vital signs · {clock_of(moment, newest)} · {told} ago"
        limits = [moment.regimen.fields[n].oldest for n in names if _is_of(_at(moment, n), newest)]
        together = all(limit is None or age > limit for limit in limits) and any(limits)
    facts = [_fact(moment, assessment, name, newest, together=together) for name in names]
    if together:
        facts.insert(0, ALL_TOO_OLD if dose_ahead(moment) else OLD)
    elif any(fact.mark and fact.mark.sign is Sign.CLOCK for fact in facts):
        note = TOO_OLD
    if moment.regimen.fields.keys() >= SCORED:
        facts.append(newest_news2(moment, score_now(moment, assessment)))
    if partial := newest_partial(moment):
        missing = left_open(moment.regimen, partial.values)
        facts.append(FactRow("Left open", missing, mark=PARTIAL))
    return heading, facts, note


def _before_start(view: DoseView) -> bool:
    """True where the next thing to happen is that the drug goes in."""
    return not view.dose.given and view.step is not None and view.step.act in GIVES


def _due(moment: Moment, *, before_start: bool) -> Iterator[FactRow]:
    """When the next whole set is due; ``before_start`` of a dose that brings it nearer, when."""
    due, first = next_vital_signs(moment), next(iter(moment.regimen.monitoring.during), None)
    if due is None:
        return
    known = [moment.case.chart.newest(name, moment.at) for name in moment.regimen.monitoring.fields]
    newest = max((each.at for each in known if each), default=None)
    if newest is not None and due.at <= newest:
        yield FactRow(f"Due {clock_of(moment, due.at)}", mark=BEGUN)
    elif before_start and first is not None and moment.at + first < due.at:
        yield FactRow(NEXT_DUE, f"{written_length(first)} after the start")
    else:
        yield FactRow(NEXT_DUE, clock_of(moment, due.at), mark=due_mark(due, moment.at))


def _is_of(at: datetime | None, newest: datetime | None) -> bool:
    """Whether a value belongs to the newest ones: what was taken in one minute is told as one."""
    return at is not None and newest is not None and newest - at < MINUTE


def _at(moment: Moment, name: str) -> datetime | None:
    observed = moment.case.chart.newest(name, moment.at)
    return observed.at if observed else None


def _fact(
    moment: Moment, assessment: Assessment, name: str, newest: datetime | None, *, together: bool
) -> FactRow:
    """One value; ``together`` where one row says of the whole newest set that it is too old."""
    field = moment.regimen.fields[name]
    observed = moment.case.chart.newest(name, moment.at)
    label = "Blood pressure" if name == LOWER else field.label
    if observed is None:
        return FactRow(label, NOT_RECORDED)
    age, of_newest = moment.at - observed.at, _is_of(observed.at, newest)
    value, told = field.shown(observed.values[name]), age_by_clock(observed.at, moment.at)
    if name == LOWER:
        value = f"{observed.values[LOWER]}/{observed.values.get(UPPER, NO_VALUE)} {field.unit}"
    if field.oldest and age > field.oldest:
        old = Mark(Tone.WARN, told, Sign.CLOCK)
        return FactRow(label, value, mark=None if of_newest and together else old)
    mark = _mark(moment.regimen, assessment, name)
    return FactRow(label, value, None if of_newest else told, mark)


def _mark(regimen: Regimen, assessment: Assessment, name: str) -> Mark | None:
    """What the worst criterion of this field says, where it says anything."""
    mine = {criterion.id for criterion in regimen.criteria if criterion.field == name}
    results = [each.result for each in assessment.criteria if each.criterion in mine]
    worst = max(results, key=lambda result: result.severity, default=Result.CLEAR)
    return None if worst in UNMARKED else RESULTS[worst]


def hold_criteria(regimen: Regimen, assessment: Assessment) -> tuple[list[FactRow], str]:
    """The counts; a count above zero names its first criterion, and green has to be earned."""
    against = assessment.of(Result.ABSOLUTE, Result.HOLD, Result.STOP)
    absolute = [each for each in against if each.decides]
    overridden = len(against) - len(absolute)
    relative = assessment.relative
    missing = assessment.of(Result.NOT_EVALUABLE)
    judged = {each.criterion for each in assessment.criteria}
    whole = not missing and all(each.id in judged for each in regimen.criteria)
    clear = Tone.GOOD if whole else Tone.PLAIN
    of_count = f"of {regimen.relative_stop_count} met"
    facts = [
        _counted("Hold or stop", absolute, "met", (Tone.DANGER, clear)),
        _counted("Relative criteria", relative, of_count, (Tone.WARN, clear)),
        _counted(RESULT_WORDS[Result.NOT_EVALUABLE].word, missing, "missing", (Tone.WARN, clear)),
    ]
    if overridden:
        facts.insert(1, FactRow(OVERRIDDEN.word, mark=OVERRIDDEN._replace(word=str(overridden))))
    watch = [
        f"{each.title.lower()} {each.value} {each.unit}".strip()
        for each in assessment.of(Result.WATCH)
    ]
    return facts, f"{RESULT_WORDS[Result.WATCH].word}: {'; '.join(watch)}" if watch else ""


def _counted(label: str, found: Sequence[Assessed], word: str, tones: tuple[Tone, Tone]) -> FactRow:
    met, clear = tones
    if found:
        return FactRow(label, found[0].title, mark=Mark(met, f"{len(found)} {word}", Sign.WARNING))
    sign = Sign.CHECK if clear is Tone.GOOD else Sign.DOT
    return FactRow(label, mark=Mark(clear, f"0 {word}", sign))
