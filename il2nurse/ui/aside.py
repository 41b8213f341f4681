"""The right side of a patient's page: latest vital signs with ages, fluids, hold criteria."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QVBoxLayout

from il2nurse.domain.assessment import Assessment
from il2nurse.domain.fields import Field
from il2nurse.domain.fluids import balance, shifts, weight_change_percent
from il2nurse.domain.inputs import shown_age
from il2nurse.domain.judging import assess_now
from il2nurse.domain.moment import Moment
from il2nurse.domain.quantity import round_half_up, show
from il2nurse.domain.rules import Result
from il2nurse.domain.sum_lines import TENTH
from il2nurse.ui import sizes
from il2nurse.ui.icons import Sign
from il2nurse.ui.tones import Mark, Tone
from il2nurse.ui.widgets.facts import Fact, Facts

SYSTOLIC, DIASTOLIC = "systolic_mmhg", "diastolic_mmhg"
WEIGHT = "weight_kg"
NOT_RECORDED = Mark(Tone.WARN, "not recorded", Sign.QUESTION)
TOO_OLD = Mark(Tone.WARN, "too old", Sign.CLOCK)
AGAINST = (Result.HOLD, Result.ABSOLUTE, Result.STOP)


class Aside(QFrame):
    """Values show unit, age, and whether a rule could still use them."""

    def __init__(self, shift_starts: tuple[time, ...]) -> None:
        super().__init__()
        self._shift_starts = shift_starts
        self.setObjectName("aside")
        self.setProperty("part", "aside")
        self.setFixedWidth(sizes.ASIDE)
        self.vitals = Facts()
        self.fluids = Facts()
        self.criteria = Facts()
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.ROOM, 14, sizes.ROOM, 14)
        column.setSpacing(sizes.SPACE)
        for facts in (self.vitals, self.fluids, self.criteria):
            column.addWidget(facts)
        column.addStretch()

    def show_moment(self, moment: Moment) -> None:
        """Show the patient as of now."""
        assessment = assess_now(moment)
        self.vitals.show_facts("Latest vital signs", vital_facts(moment, assessment))
        since = _shift_start(moment, self._shift_starts)
        local = since.astimezone(moment.zone)
        self.fluids.show_facts(f"Fluids since {local:%H:%M}", fluid_facts(moment, since))
        self.criteria.show_facts(
            "Hold criteria now", criteria_facts(moment, assessment), _watched(assessment)
        )


def vital_facts(moment: Moment, assessment: Assessment) -> list[Fact]:
    """The newest value of each vital sign; one that is missing says so."""
    names = [name for name in moment.regimen.monitoring.fields if name != DIASTOLIC]
    found = [_vital(moment, moment.regimen.fields[name]) for name in names]
    score = assessment.news2
    if score is None:
        return [*found, Fact("NEWS2", mark=Mark(Tone.WARN, "not complete", Sign.QUESTION))]
    tone = Tone.DANGER if score.total >= 7 else Tone.WARN if score.total >= 5 else Tone.GOOD
    word = {Tone.DANGER: "emergency", Tone.WARN: "review"}.get(tone, "routine")
    return [*found, Fact("NEWS2", mark=Mark(tone, f"{score.total} · {word}"))]


def _vital(moment: Moment, field: Field) -> Fact:
    label = "Blood pressure" if field.id == SYSTOLIC else field.short or field.label
    observed = moment.case.chart.latest(field.id, moment.at)
    if observed is None:
        return Fact(label, mark=NOT_RECORDED)
    value = field.shown(observed.values[field.id])
    if field.id == SYSTOLIC:
        low = observed.values.get(DIASTOLIC, "not recorded")
        value = f"{observed.values[field.id]}/{low} {field.unit}"
    age = moment.at - observed.at
    old = field.oldest is not None and age > field.oldest
    return Fact(label, value, shown_age(age), TOO_OLD if old else None)


def fluid_facts(moment: Moment, since: datetime) -> list[Fact]:
    """Intake, output and weight; what nobody entered is not zero."""
    events = [kept.fluid for kept in moment.case.chart.fluids]
    total = balance(events, since, moment.at)
    went = {direction for direction, _ in total.by_kind}
    urine = "" if total.urine_ml is None else f"{show(total.urine_ml)} mL"
    found = [
        Fact("In", f"{show(total.intake_ml)} mL") if "in" in went else _missing("In"),
        Fact("Out", f"{show(total.output_ml)} mL") if "out" in went else _missing("Out"),
        Fact("Urine", urine) if urine else _missing("Urine"),
    ]
    return [*found, _weight(moment)]


def _missing(label: str) -> Fact:
    return Fact(label, "not recorded")


def _weight(moment: Moment) -> Fact:
    observed = moment.case.chart.latest(WEIGHT, moment.at)
    value = observed.values[WEIGHT] if observed else ""
    if observed is None or not isinstance(value, str):
        return _missing("Weight change")
    field = moment.regimen.fields[WEIGHT]
    now = field.read(value)
    baseline = moment.course.current.dosing_weight_kg
    weight = Decimal(str(now))
    percent = show(round_half_up(weight_change_percent(weight, baseline), TENTH))
    gain = show(weight - baseline)
    sign = "+" if weight >= baseline else ""
    age = shown_age(moment.at - observed.at)
    return Fact("Weight change", f"{sign}{gain} kg ({sign}{percent} %)", age)


def criteria_facts(moment: Moment, assessment: Assessment) -> list[Fact]:
    """How many criteria speak against the dose, and how many cannot be judged."""
    against = len(assessment.of(*AGAINST))
    relative = len(assessment.of(Result.RELATIVE))
    unknown = len(assessment.of(Result.NOT_EVALUABLE))
    stop = moment.regimen.relative_stop_count
    return [
        Fact("Hold or stop", mark=_counted(against, f"{against} met", Tone.DANGER, Sign.HOLD)),
        Fact(
            "Relative",
            mark=_counted(relative, f"{relative} of {stop} met", Tone.WARN, Sign.WARNING),
        ),
        Fact(
            "To be measured",
            mark=_counted(unknown, f"{unknown} missing", Tone.WARN, Sign.QUESTION, "none missing"),
        ),
    ]


def _counted(count: int, word: str, tone: Tone, sign: Sign, none: str = "") -> Mark:
    return Mark(tone, word, sign) if count else Mark(Tone.GOOD, none or word, Sign.CHECK)


def _watched(assessment: Assessment) -> str:
    met = [*assessment.of(*AGAINST), *assessment.of(Result.RELATIVE), *assessment.of(Result.WATCH)]
    return "\n".join(f"{each.title}: {each.value} {each.unit}".rstrip() for each in met)


def _shift_start(moment: Moment, shift_starts: tuple[time, ...]) -> datetime:
    """When the running ward day began: its first shift, today or yesterday."""
    for day in (moment.today, moment.today - timedelta(days=1)):
        start = shifts(day, shift_starts, moment.zone)[0].start
        if start <= moment.at:
            return start
    return moment.at
