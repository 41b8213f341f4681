"""The newest fluids, urine and weight of a patient, as lines beside their page."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from il2nurse.domain.record.chart.fluids import balance, shifts, weight_change_percent
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.rules.assessment.inputs_at import urine_at
from il2nurse.domain.rules.chart.fluid_totals import fluids_in
from il2nurse.domain.rules.chart.urine import ml_per_hour
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import TENTH, WHOLE, round_half_up, show, show_grouped
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow


def clock_of(moment: Moment, at: datetime) -> str:
    """A time as the ward reads it today."""
    return Wording({}, moment.zone, moment.today).clock(at)


def shift_start(moment: Moment, starts: Sequence[time]) -> datetime:
    """When the present shift began."""
    today = moment.today
    found = [
        shift.start
        for day in (today - timedelta(days=1), today)
        for shift in shifts(day, starts, moment.zone)
        if shift.start <= moment.at
    ]
    return max(found)


def fluid_facts(moment: Moment, starts: Sequence[time]) -> tuple[str, list[FactRow]]:
    """Since when the shift counts, and a line for each sum."""
    began, at = shift_start(moment, starts), moment.at
    shift = Stretch.through(began, at)
    fluids = [entry.fluid for entry in fluids_in(moment.case.chart, shift)]
    sums = balance(fluids, began, shift.end)
    weight = moment.course.current.weight
    ways = {way for way, _ in sums.by_kind}
    urine = NOT_RECORDED if sums.urine_ml is None else _ml(sums.urine_ml)
    facts = [
        FactRow("Intake", _ml(sums.intake_ml) if "in" in ways else NOT_RECORDED),
        *_hanging(moment),
        FactRow("Output", _ml(sums.output_ml) if "out" in ways else NOT_RECORDED),
        FactRow("of which urine", urine),
        _urine_8h(moment),
        *(_weight(moment, weight.kg) if weight else ()),
    ]
    return f"Fluids charted since {clock_of(moment, began)}", facts


def _hanging(moment: Moment) -> list[FactRow]:
    """What a bag of a day has given: it is intake once it ends, and not in the sum before."""
    dose = moment.case.open_dose
    infusion = dose.infusion if dose else None
    if infusion is None or not infusion.open or not moment.regimen.preparation.over_days:
        return []
    given = infusion.given_ml(Reading(moment.at, "", 0))
    return [FactRow("Bag, not in it yet", f"{_ml(given)} by time")]


def _urine_8h(moment: Moment) -> FactRow:
    """The urine of 8 hours by which the rules judge, as on the ward list; one too old says so."""
    label, name = "Urine, last 8 h", vocabulary.URINE_8H.id
    found = urine_at(moment.case, moment.regimen, moment.at)
    if found:
        ml = Decimal(str(found.value))
        rate = show(round_half_up(ml_per_hour(ml), WHOLE))
        age = found.age or timedelta()
        at = moment.at - age
        typed = moment.case.chart.newest(name, moment.at)
        how = "typed" if typed and typed.at == at else "to"
        until = f"Urine, 8 h {how} {clock_of(moment, at)}"
        return FactRow(until, f"{_ml(ml)} · {rate} mL/h", age_by_clock(at, moment.at))
    observed = moment.case.chart.newest(name, moment.at)
    if observed is None:
        return FactRow(label, NOT_RECORDED)
    old = Mark(Tone.WARN, age_by_clock(observed.at, moment.at), Sign.CLOCK)
    return FactRow(label, _ml(Decimal(str(observed.values[name]))), mark=old)


def _weight(moment: Moment, baseline: Decimal) -> list[FactRow]:
    observed = moment.case.chart.newest(vocabulary.WEIGHT.id, moment.at)
    if observed is None:
        return [FactRow("Weight change", NOT_RECORDED)]
    now = Decimal(str(observed.values[vocabulary.WEIGHT.id]))
    percent = round_half_up(weight_change_percent(now, baseline), TENTH)
    change = now - baseline
    sign = "+" if change > 0 else ""
    told = f"{sign}{show(change)} kg ({sign}{show(percent)} %)"
    return [FactRow("Weight change", told, age_by_clock(observed.at, moment.at))]


def _ml(ml: Decimal) -> str:
    return f"{show_grouped(round_half_up(ml, WHOLE))} mL"
