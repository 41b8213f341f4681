"""The end of an infusion and what had run in by then, put right."""

from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.chart import FluidEntry, chart_stream
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.labs.facts import CorrectedFact
from il2nurse.domain.record.register.changes import AT, ML
from il2nurse.domain.record.register.entries import write_instant
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.same_time import refuse_same_time
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import parse_decimal, show
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.ending import EITHER, refuse_volume


def _ended(dose: Dose) -> Infusion:
    if dose.infusion is None or dose.infusion.ended is None:
        raise NotAllowed("No infusion of this dose has ended. Nothing was changed.")
    return dose.infusion


def corrected_volume(
    moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    """Another volume that had run in; raises ``Slip`` for one that cannot be."""
    infusion = _ended(dose)
    try:
        volume = parse_decimal(change.now)
    except ValueError as error:
        raise Slip(DoseValue.GIVEN, f"{error} Nothing was changed.") from error
    whole = infusion.state is InfusionState.COMPLETED
    dilution, total = moment.regimen.preparation.demand_dilution(), infusion.total_ml
    refuse_volume(volume, dilution.most_of(total) if whole else total)
    was = show(infusion.recorded_given_ml or Decimal(0))
    fact = DoseCorrectedFact(
        change.what,
        was,
        show(volume),
        change.reason.strip(),
        short=whole and volume < dilution.full_from(total),
    )
    return fact, _bag(moment, dose, ML, show(volume), change.reason)


def corrected_end(
    moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    """Another end of the infusion; raises ``Slip`` for one that cannot be."""
    infusion = _ended(dose)
    at = datetime.fromisoformat(change.now)
    if at > moment.at:
        raise Slip(DoseValue.ENDED, "This time is in the future. Type it again.")
    pauses = [time for pause in infusion.pauses for time in (pause.since, pause.until) if time]
    last = max([infusion.started.at, *(each.at for each in pauses)])
    if at <= last:
        raise Slip(
            DoseValue.ENDED, "The infusion was started, or resumed, after that. Type it again."
        )
    refuse_same_time(moment, dose.key, (infusion.started.at, at), DoseValue.ENDED, EITHER)
    was = write_instant(infusion.ended.at) if infusion.ended else ""
    now = write_instant(at)
    return change.fact(was, now), _bag(moment, dose, AT, now, change.reason)


def _bag(moment: Moment, dose: Dose, field: str, now: str, reason: str) -> list[Draft]:
    """The same correction of the volume that the dose posted to intake and output."""
    mrn, made = dose.key.mrn, []
    for each in moment.case.chart.fluids:
        if each.fluid.kind == POSTED and each.dose == dose.key.stream:
            was = _was(each, field)
            fact = CorrectedFact(each.seq, field, was, now, reason.strip())
            made += [draft(chart_stream(mrn), mrn, moment.at, fact)] if was != now else []
    return made


def _was(entry: FluidEntry, field: str) -> str:
    return show(entry.fluid.ml) if field == ML else write_instant(entry.fluid.at)
