"""Putting right what was recorded about a dose; what depends on it follows the record."""

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleStoppedFact
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose, DoseKey, Held
from il2nurse.domain.record.labs.facts import StruckOutFact
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.standing import spoke_against
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.corrected_infusion import corrected_end, corrected_volume
from il2nurse.workflow.dose.corrected_injection import corrected_injection
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.holding import OTHER, demand_words, stands_apart
from il2nurse.workflow.forms import freed
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station

TAKES_TWO = frozenset(
    {
        *(DoseValue.HELD, DoseValue.REASON, DoseValue.GIVEN, DoseValue.ON_PAPER),
        *(DoseValue.INJECTED, DoseValue.INJECTED_ML),
    }
)
"""What decides how many doses were given or held, and how much: a witness signs."""


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

    A hold without a new value, an injection, or a dose from paper, is struck out: the dose is
    open again, and so is the form. Raises ``Slip`` for what
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
            return change.fact(held.reason, ""), freed(station, form, dose.key.mrn)
        case DoseValue.ON_PAPER:
            return _struck(station, moment, dose, change)
        case DoseValue.REASON:
            return _new_reason(moment, dose, change)
        case DoseValue.GIVEN:
            return corrected_volume(moment, dose, change)
        case DoseValue.ENDED:
            return corrected_end(moment, dose, change)
        case _:
            return corrected_injection(moment, dose, change), []


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
    return change.fact(form, ""), beside


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
