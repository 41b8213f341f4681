"""What is allowed now: asked before an entry is written, never when one is read."""

from datetime import timedelta

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.regimen.rules import Limit, Result, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.overrides import overridable_limit
from il2nurse.domain.rules.course.paused import refuse_in_pause
from il2nurse.domain.rules.course.slots import (
    gap_ends,
    next_slot,
    on_the_day,
    refuse_ended_cycle,
    refuse_far_ahead,
    window_passed,
)
from il2nurse.domain.rules.course.standing import refuse_after_stop, unlifted_stop
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import BagLimit, LimitBy, shortest_limit
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.instants import hours
from il2nurse.domain.values.wall_clock import date_and_clock

BAG_TIME_UNKNOWN = (
    "The time the first vial was dissolved is not on record. Nothing was started. Keep the bag; "
    "read the time from its label and correct it."
)
SYRINGE_TIME_UNKNOWN = (
    "The time the first vial was dissolved is not on record. Nothing was injected. Keep the "
    "syringe; read the time from its label and correct it."
)
SYRINGE_TOO_OLD = (
    "The time by which this syringe must be used is over. Nothing was injected; discard it and "
    "start again with a new vial."
)
ON_ELIGIBILITY = "Look under “Eligibility”. Nothing was begun."
HOLDING = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})


def dose_ahead(moment: Moment) -> DoseKey | None:
    """The dose that is open, else the next of this cycle; ``None`` where no dose lies ahead."""
    course, cycle = moment.course, moment.course.current
    if moment.case.patient.discharged or unlifted_stop(moment.case):
        return None
    if moment.case.open_dose:
        return moment.case.open_dose.key
    slot = next_slot(moment)
    return DoseKey(moment.case.patient.subject, course.number, cycle.number, slot) if slot else None


def allow_begin(moment: Moment) -> DoseKey:
    """The dose that may be begun now; raises ``NotAllowed`` with the reason where none may."""
    key = dose_to_come(moment)
    if gates := shut_gates(moment):
        raise NotAllowed("\n".join((*(each.say for each in gates), ON_ELIGIBILITY)))
    due, table = moment.slots[key.slot - 1], moment.regimen.timetable
    refuse_far_ahead(moment, key.slot)
    if moment.at > (closes := due + table.window):
        raise NotAllowed(
            f"Dose {key.slot} could start until {on_the_day(moment, closes)}. Record why "
            "it was not given, or let the prescriber move it with all that follow: press “Move the "
            "doses”. Nothing was begun."
        )
    return key


def allow_account(moment: Moment) -> DoseKey:
    """The next dose, of which it may be recorded now that it was not given.

    Raises ``NotAllowed`` with the reason where there is none, or its time lies in a pause.
    """
    key = dose_to_come(moment)
    refuse_in_pause(moment, key.slot, "Nothing was recorded.")
    return key


def dose_to_come(moment: Moment) -> DoseKey:
    """The next dose; raises ``NotAllowed`` with the reason where there is none."""
    course = moment.course
    if moment.case.patient.discharged:
        patient = moment.case.patient
        raise NotAllowed(f"{patient.name} {patient.absence}. No dose can be begun.")
    refuse_after_stop(moment.case, "No dose can be begun.")
    open_dose = moment.case.open_dose
    if open_dose and not course.current.stopped:
        raise NotAllowed(
            f"Dose {open_dose.key.slot} was begun and is not closed. Open it, then sign or hold "
            "it. Nothing was begun."
        )
    given = sum(dose.given is not None for dose in moment.case.doses_of(course))
    if given >= moment.regimen.timetable.doses_per_course:
        raise NotAllowed(
            f"{given} doses of this course were given; that is the most there may be. Nothing "
            "was begun."
        )
    refuse_ended_cycle(moment, "No dose can be begun.")
    slot = next_slot(moment)
    if slot is None:
        raise NotAllowed("All doses of this cycle are accounted for. No dose can be begun.")
    return DoseKey(moment.case.patient.subject, course.number, course.current.number, slot)


def current_step(moment: Moment, dose: Dose) -> Step:
    """The step that is open now; raises ``NotAllowed`` where the dose takes no more steps."""
    if dose.held:
        raise NotAllowed("This dose is held. Nothing more can be recorded in its steps.")
    standing = may_go_on(moment, dose)
    if standing.must_hold:
        if standing.passes:
            raise NotAllowed(f"{standing.say} Nothing was recorded.")
        raise NotAllowed(
            f"{standing.say} This dose can only be held: press “Hold this dose”. Nothing was "
            "recorded."
        )
    step = dose.current(moment.regimen, moment.at)
    if step is None:
        raise NotAllowed("This dose is closed. Nothing more can be recorded in its steps.")
    return step


def is_for(by: Person, step: Step) -> bool:
    """Whether this person's role does the step."""
    return not step.roles or by.role in step.roles


def demand_role(by: Person, step: Step) -> None:
    """Raise ``NotAllowed`` where the step is not for this person's role."""
    if not is_for(by, step):
        roles = " or ".join(sorted(role.label.lower() for role in step.roles))
        raise NotAllowed(f"“{step.title}” is for a {roles}. Nothing was recorded.")


def allow_step(moment: Moment, dose: Dose, step: Step, act: Act) -> None:
    """Raise ``NotAllowed`` unless this step is the open one and is completed by this act."""
    current = current_step(moment, dose)
    if current.id != step.id:
        again = dict.fromkeys(e.finding.say for e in dose.asked_again if e.step == current.id)
        raise NotAllowed(
            f"The next step is “{current.title}”. “{step.title}” was not recorded; "
            + " ".join(["the steps are done in their order.", *again])
        )
    if step.act is not act:
        raise NotAllowed(f"“{step.title}” is not completed this way. Nothing was recorded.")


def allow_override(moment: Moment, dose: Dose, rule: str) -> Limit:
    """The limit to be put aside; raises ``NotAllowed`` unless it alone keeps the dose back."""
    limit = overridable_limit(moment.regimen, rule)
    if limit is None:
        raise NotAllowed(
            "Nobody may override this criterion. The dose is held. Nothing was recorded."
        )
    if dose.held or dose.given or dose.ended:
        raise NotAllowed(
            "Only a dose that is neither given nor held can have an override. Nothing was recorded."
        )
    found = assess_now(moment)
    if all(each.rule != rule or not each.decides for each in found.of(Result.HOLD)):
        raise NotAllowed("This criterion does not hold the dose now. Nothing was recorded.")
    speaking = (*(each.finding for each in found.against), *may_go_on(moment, dose).findings)
    rules = {finding.rule for finding in speaking if finding.result in HOLDING}
    if any(overridable_limit(moment.regimen, other) is None for other in rules):
        raise NotAllowed(
            "Another criterion holds this dose too, and nobody may override that one. The dose is "
            "held. Nothing was recorded."
        )
    return limit


def allow_start(moment: Moment, dose: Dose) -> Calculation:
    """The sum to give by; raises ``NotAllowed`` with every reason that forbids the start."""
    reasons = [
        *_not_in_window(moment, dose),
        *_too_soon(moment),
        *_bag_too_old(moment, dose),
        *_record_forbids(moment, dose),
    ]
    if reasons:
        raise NotAllowed("\n".join((*reasons, "Nothing was started.")))
    return moment.calculation_of(dose)


def _not_in_window(moment: Moment, dose: Dose) -> list[str]:
    window = moment.regimen.timetable.window
    opens, closes = (on_the_day(moment, at) for at in (dose.due - window, dose.due + window))
    begin = "start" if moment.regimen.infusion else "be injected"
    if moment.at < dose.due - window:
        return [f"It is too early: this dose may {begin} from {opens}. Nothing was started."]
    if window_passed(moment, dose):
        say = (
            f"This dose could {begin} until {closes}. Nothing was started. Hold it, and give the "
            "reason; or let the prescriber move it with all that follow: patient page, “Move the "
            "doses”."
        )
        return [say]
    return []


def _too_soon(moment: Moment) -> list[str]:
    ends, gap = gap_ends(moment), moment.regimen.timetable.earliest_after_start
    if ends is None or moment.at >= ends:
        return []
    wait = -((moment.at - ends) // timedelta(minutes=1))
    last = "infusion started" if moment.regimen.infusion else "injection was"
    say = (
        f"The last {last} less than {gap // hours(1)} hours ago. Wait {wait} min more. "
        "Nothing was started."
    )
    return [say]


def _limit_in_words(limit: BagLimit) -> str:
    """How long after dissolving a bag may be used, and that the site says so where it does."""
    long = f"{limit.after // hours(1)} hours"
    return f"{long}, which is this site's limit," if limit.by is LimitBy.SITE else long


def _bag_too_old(moment: Moment, dose: Dose) -> list[str]:
    answers, regimen = moment.case.all_answers(dose), moment.regimen
    limit = shortest_limit(regimen, answers, moment.making_of(dose))
    if limit is None:
        return [BAG_TIME_UNKNOWN if regimen.infusion else SYRINGE_TIME_UNKNOWN]
    if moment.at + regimen.infusion <= limit.ends:
        return []
    if not regimen.infusion:
        return [SYRINGE_TOO_OLD]
    if limit.by is LimitBy.PHARMACIST:
        until = date_and_clock(limit.ends.astimezone(moment.zone))
        say = (
            f"Pharmacy lets this bag be used until {until}, and the infusion could not end by "
            "then. Nothing was started; discard the bag and ask pharmacy for a new one."
        )
        return [say]
    say = (
        f"The bag would be older than {_limit_in_words(limit)} before the infusion ended. "
        "Nothing was started; discard the bag and ask pharmacy for a new one."
    )
    return [say]


def _record_forbids(moment: Moment, dose: Dose) -> list[str]:
    standing = may_go_on(moment, dose)
    if standing.verdict is Verdict.GIVE:
        return []
    return [f"{standing.say} Nothing was started; assess the patient again."]
