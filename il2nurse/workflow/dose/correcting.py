"""Putting right what was recorded about a dose; what depends on it follows the record."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import FluidEntry, chart_stream
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleStoppedFact
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose, DoseKey, Held
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.labs.facts import CorrectedFact, StruckOutFact
from il2nurse.domain.record.register.changes import AT, ML
from il2nurse.domain.record.register.entries import Draft, write_instant
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.standing import spoke_against
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import parse_decimal, show
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.chart.charting import POSTED
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.ending import refuse_volume
from il2nurse.workflow.dose.holding import OTHER, demand_words, stands_apart
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.forms import freed
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station

TAKES_TWO = frozenset({DoseValue.HELD, DoseValue.REASON, DoseValue.GIVEN, DoseValue.ON_PAPER})
"""What decides how many doses were given or held, and how much: a witness signs."""


@dataclass(frozen=True, slots=True)
class DoseChange:
    """What of a dose is another from now on, and why; ``text`` goes with a hold's other reason."""

    what: DoseValue
    now: str
    reason: str
    text: str | None = None


@one_act
def correct_dose(
    station: Station,
    by: Person,
    key: DoseKey,
    change: DoseChange,
    witness: Witness | None = None,
    *,
    request: str | None = None,
) -> None:
    """Put another value in place of one that was recorded about the dose.

    A hold without a new value, or a dose from paper, is struck out: the dose is open
    again, and so is the form. Raises ``Slip`` for what
    cannot be right, ``NotAllowed`` where there is nothing to correct or the witness is
    missing. A signature over the old value falls visibly.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        if not has_words(change.reason):
            raise Slip("reason", "Write in words why it is corrected. Nothing was changed.")
        fact, beside = _decide(station, moment, dose, change)
        if fact.was == fact.now:
            raise Slip(change.what, "This is on record already. Nothing was changed.")
        if change.what in TAKES_TWO:
            fact = _signed(station, by, fact, witness)
        station.record(by, [dose_draft(dose, fact, moment.at), *beside], request)

    decide_and_write(station, key, act)


def _signed(
    station: Station, by: Person, fact: DoseCorrectedFact, witness: Witness | None
) -> DoseCorrectedFact:
    if witness is None:
        raise NotAllowed(
            "This changes what counts as given or held: a witness looks at it and signs too. "
            "Nothing was changed."
        )
    signer = check_witness(station, by, witness, frozenset())
    return DoseCorrectedFact(
        fact.what, fact.was, fact.now, fact.reason, signer.id, fact.text, fact.apart, fact.short
    )


def _decide(
    station: Station, moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    """The correction, and what is recorded beside it so that everything else follows."""
    match change.what:
        case DoseValue.HELD:
            held = _held(dose)
            form = dose.on_form.form if dose.on_form else None
            return _fact(change, held.reason, ""), freed(station, form, dose.key.mrn)
        case DoseValue.ON_PAPER:
            return _struck(station, moment, dose, change)
        case DoseValue.REASON:
            return _new_reason(moment, dose, change)
        case DoseValue.GIVEN:
            return _new_volume(moment, dose, change)
        case DoseValue.ENDED:
            return _new_end(moment, dose, change)


def _fact(change: DoseChange, was: str, now: str) -> DoseCorrectedFact:
    return DoseCorrectedFact(change.what, was, now, change.reason.strip())


def _held(dose: Dose) -> Held:
    if dose.held is None:
        raise NotAllowed("This dose is not held. Nothing was changed.")
    return dose.held


def _struck(
    station: Station, moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    """A dose that was entered from paper, and was not given: of another slot or patient.

    What it posted since is not this patient's either: its bag and its flush.
    """
    if dose.on_form is None or dose.held:
        raise NotAllowed("This dose was not entered as given on paper. Nothing was changed.")
    form, mrn, entered = dose.on_form.form, dose.key.mrn, dose.on_form.entered
    beside = freed(station, form, mrn)
    for each in moment.case.chart.fluids:
        if each.dose == dose.key.stream and each.recorded_at >= entered:
            struck = StruckOutFact(each.seq, change.reason.strip())
            beside.append(draft(chart_stream(mrn), mrn, moment.at, struck))
    return _fact(change, form, ""), beside


def _new_reason(
    moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    held = _held(dose)
    if change.now not in {choice.word for choice in moment.regimen.hold_reasons}:
        raise Slip(DoseValue.REASON, "Choose the reason why this dose was not given.")
    if change.now == OTHER and not has_words(change.text):
        raise Slip("text", "Write in words what the other reason is. Nothing was changed.")
    reasons, _ = spoke_against(moment, dose, held.at)
    against = tuple(each.say for each in reasons)
    demand_words(change.now, change.text, against)
    led = held.reaction if moment.case.reaction(held.reaction) else None
    apart = stands_apart(moment, change.now, against, led)
    fact = DoseCorrectedFact(
        change.what,
        held.reason,
        change.now,
        change.reason.strip(),
        text=kept_text(change.text),
        apart=apart,
    )
    return fact, _stopped_by_it(moment, dose) if held.apart and not apart else []


def _stopped_by_it(moment: Moment, dose: Dose) -> list[Draft]:
    """The cycle is stopped where the hold that counts now reaches the limit."""
    course, limit = moment.course, moment.regimen.timetable.held_doses_stop_cycle
    here = (dose.key.course, dose.key.cycle) == (course.number, course.current.number)
    held = moment.case.holds_that_count(course) + 1
    if not here or course.current.stopped or held < limit:
        return []
    why = f"{held} doses held in this cycle; the reason of dose {dose.key.slot} was corrected"
    stopped = CycleStoppedFact(why, dose.key.stream, held)
    return [draft(course_stream(dose.key.mrn, course.number), dose.key.mrn, moment.at, stopped)]


def _ended(dose: Dose) -> Infusion:
    if dose.infusion is None or dose.infusion.ended is None:
        raise NotAllowed("No infusion of this dose has ended. Nothing was changed.")
    return dose.infusion


def _new_volume(
    moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
    infusion = _ended(dose)
    try:
        volume = parse_decimal(change.now)
    except ValueError as error:
        raise Slip(DoseValue.GIVEN, f"{error} Nothing was changed.") from error
    whole = infusion.state is InfusionState.COMPLETED
    dilution, total = moment.regimen.preparation.dilution, infusion.total_ml
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


def _new_end(
    moment: Moment, dose: Dose, change: DoseChange
) -> tuple[DoseCorrectedFact, list[Draft]]:
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
    was = write_instant(infusion.ended.at) if infusion.ended else ""
    now = write_instant(at)
    return _fact(change, was, now), _bag(moment, dose, AT, now, change.reason)


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
