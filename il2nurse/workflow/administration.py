"""Giving one dose: begin, confirm each step, check, hold, note, sign."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from il2nurse.domain.case import Case
from il2nurse.domain.chart import chart_stream, write_answers
from il2nurse.domain.course import course_stream
from il2nurse.domain.decisions import allow_begin, allow_step, refuse_blocked
from il2nurse.domain.dose import Call, Dose, DoseKey, write_call, write_finding
from il2nurse.domain.dose_replay import covered, digest
from il2nurse.domain.entries import Draft, Entry, Json, Kind, write_instant
from il2nurse.domain.fields import Answer, FieldKind, Slip
from il2nurse.domain.judging import (
    Judged,
    bag_of,
    compare,
    judge,
    read_answers,
    unusual_in,
)
from il2nurse.domain.moment import Moment
from il2nurse.domain.monitoring import still_due
from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.regimen import Act, Step
from il2nurse.domain.rules import Verdict
from il2nurse.domain.unusual import demand_confirmed
from il2nurse.workflow.charting import fluid_draft
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.sign_in import Countersign, confirm_identity, countersigned
from il2nurse.workflow.station import Station

Made = TypeVar("Made")
TRIES = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """How a double check came out: nothing in ``mismatches`` means that it agreed."""

    mismatches: Mapping[str, tuple[str, str]]

    @property
    def agreed(self) -> bool:
        """True where both people came to the same values."""
        return not self.mismatches


def begin(station: Station, by: Person, mrn: str, request: str | None = None) -> Dose:
    """Begin the next dose; the second station that tries is told who has it."""
    by.demand(May.GIVE)
    moment = station.moment(mrn)
    there_is = moment.case.open_dose
    if there_is is not None:
        raise NotAllowed(_who_has(station, there_is.key, there_is.entries[0]))
    key = allow_begin(moment)
    try:
        station.record(by, [_begun(moment, key)], request)
    except AlreadyWritten as there:
        raise NotAllowed(_who_has(station, key, there.entry)) from there
    return dose_of(station, key)


def _begun(moment: Moment, key: DoseKey) -> Draft:
    body: dict[str, Json] = {
        "due": write_instant(moment.slots[key.slot - 1]),
        "regimen_digest": moment.regimen.digest,
    }
    return Draft(key.stream, Kind.DOSE_BEGUN, key.mrn, moment.at, body, seq=0)


def _who_has(station: Station, key: DoseKey, entry: Entry) -> str:
    name = station.people()[entry.person].shown if entry.person in station.people() else "someone"
    return (
        f"Dose {key.slot} was begun by {name} at {entry.station}, "
        f"{station.local(entry.recorded_at):%H:%M}. Open that dose; it cannot be begun twice."
    )


def dose_of(station: Station, key: DoseKey) -> Dose:
    """The dose as it stands now; raises ``NotAllowed`` where it was never begun."""
    return _begun_dose(station.case(key.mrn), key)


def _begun_dose(case: Case, key: DoseKey) -> Dose:
    dose = case.doses.get(key)
    if dose is None:
        raise NotAllowed(f"Dose {key.slot} was not begun yet.")
    return dose


def again(station: Station, key: DoseKey, act: Callable[[Moment, Dose], Made]) -> Made:
    """Decide and write; where only the chart moved meanwhile, decide again on what is new."""
    for _ in range(TRIES):
        try:
            moment = station.moment(key.mrn)
            return act(moment, _begun_dose(moment.case, key))
        except AlreadyWritten as there:
            station.follow()
            if there.entry.stream == key.stream:
                who = station.people().get(there.entry.person)
                name = who.shown if who else "Someone"
                raise NotAllowed(
                    f"{name} at {there.entry.station} recorded something in this dose meanwhile. "
                    "Nothing of yours was recorded; look at the page again."
                ) from there
    raise NotAllowed("The chart is being written by others just now. Press the button again.")


def confirm(  # noqa: PLR0913 - a step that is confirmed has these parts
    station: Station,
    by: Person,
    key: DoseKey,
    step_id: str,
    raw: Mapping[str, Answer],
    *,
    second: Countersign | None = None,
    request: str | None = None,
    confirmed: Collection[str] = (),
) -> Judged:
    """Record the open step's answers with what the rules say about them.

    Raises ``Slip`` for a slip, ``Unusual`` for values unlike the last ones that are not named in
    ``confirmed``, ``NotAllowed`` where the step is not open, a rule blocks, the role does not fit,
    or a second person is needed and absent.
    """
    by.demand(May.PREPARE)

    def act(moment: Moment, dose: Dose) -> Judged:
        step = moment.regimen.step(step_id)
        demand_role(by, step)
        allow_step(moment, dose, step, _confirmable(step))
        judged = judge(moment, dose, step, raw)
        refuse_blocked(judged)
        sure = demand_confirmed(unusual_in(moment, step, judged.answers), confirmed)
        if step.act is Act.OBSERVE_AFTER:
            _refuse_missing_sets(station, moment, dose, judged)
        signer = _second(station, by, step, judged.answers, second)
        station.record(by, _confirmed(moment, dose, step, judged, signer, sure), request)
        return judged

    return again(station, key, act)


def demand_role(by: Person, step: Step) -> None:
    """Raise ``NotAllowed`` where the step is not for this person's role."""
    if step.roles and by.role not in step.roles:
        roles = " or ".join(sorted(role.label.lower() for role in step.roles))
        raise NotAllowed(f"“{step.title}” is for a {roles}. Nothing was recorded.")


def _confirmable(step: Step) -> Act:
    return step.act if step.act in (Act.ANSWER, Act.OBSERVE_AFTER) else Act.ANSWER


def _refuse_missing_sets(station: Station, moment: Moment, dose: Dose, judged: Judged) -> None:
    missing = still_due(moment, dose)
    if missing and not any(judged.answers.values()):
        times = ", ".join(f"{station.local(due):%H:%M}" for due in missing)
        raise NotAllowed(
            f"Vital signs due at {times} are not on the chart. Record them, or give the reason "
            "why they could not be taken."
        )


def _second(
    station: Station,
    by: Person,
    step: Step,
    answers: Mapping[str, Answer],
    second: Countersign | None,
) -> str:
    rule = step.second
    if rule is None or (rule.field and answers.get(rule.field, "") in rule.unless):
        return ""
    if second is None:
        roles = " or ".join(sorted(role.label.lower() for role in rule.roles))
        raise NotAllowed(f"“{step.title}” needs a second person to sign: {roles}.")
    return countersigned(station, by, second, rule.roles).id


def _confirmed(
    moment: Moment, dose: Dose, step: Step, judged: Judged, second: str, sure: Collection[str]
) -> list[Draft]:
    charted = {
        field.id: judged.answers[field.id]
        for field in step.fields
        if field.chart and field.id in judged.answers
    }
    own = {name: answer for name, answer in judged.answers.items() if name not in charted}
    body: dict[str, Json] = {
        "step": step.id,
        "answers": write_answers(own),
        "charted": moment.case.chart.next_seq if charted else None,
        "on_file": dict(judged.on_file),
        "findings": [write_finding(finding) for finding in judged.findings],
        "verdict": judged.verdict.value,
        "second": second,
    }
    drafts = [
        Draft(
            dose.key.stream, Kind.STEP_CONFIRMED, dose.key.mrn, moment.at, body, seq=dose.next_seq
        )
    ]
    if charted:
        drafts.append(_observed(moment, dose, step, charted, sure))
    return [*drafts, *_volumes(moment, dose, step, judged.answers)]


def _observed(
    moment: Moment, dose: Dose, step: Step, charted: Mapping[str, Answer], sure: Collection[str]
) -> Draft:
    values: dict[str, Json] = {
        "values": write_answers(charted),
        "dose": dose.key.stream,
        "step": step.id,
    }
    if sure:
        values["confirmed"] = [name for name in sure if name in charted]
    return Draft(
        chart_stream(dose.key.mrn),
        Kind.OBSERVED,
        dose.key.mrn,
        moment.at,
        values,
        seq=moment.case.chart.next_seq,
    )


def _volumes(moment: Moment, dose: Dose, step: Step, answers: Mapping[str, Answer]) -> list[Draft]:
    drafts = []
    for field in step.fields:
        answer = answers.get(field.id)
        if field.kind is FieldKind.NUMBER and isinstance(answer, str) and answer:
            for direction, kind in (("in", field.intake), ("out", field.output)):
                if kind:
                    volume = Decimal(answer)
                    drafts.append(
                        fluid_draft(
                            dose.key.mrn, direction, kind, volume, moment.at, dose.key.stream
                        )
                    )
    return drafts


def double_check(
    station: Station,
    by: Person,
    key: DoseKey,
    raw: Mapping[str, Answer],
    second: Countersign,
    *,
    seconds: int = 0,
    request: str | None = None,
) -> Checked:
    """Record what the second person typed without seeing the first values.

    Mismatches are recorded too; the step stays open until a check agrees in everything.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> Checked:
        step = next(step for step in moment.regimen.steps if step.act is Act.DOUBLE_CHECK)
        allow_step(moment, dose, step, Act.DOUBLE_CHECK)
        read = read_answers(moment, step, raw)
        signer = _second(station, by, step, read.answers, second)
        worked = moment.calculation(bag_of(moment.case.all_answers(dose)))
        mismatches = compare(step, worked, read.answers)
        body: dict[str, Json] = {
            "step": step.id,
            "answers": write_answers(read.answers),
            "mismatches": {name: list(pair) for name, pair in mismatches.items()},
            "findings": [],
            "second": signer,
            "seconds": seconds,
        }
        draft = Draft(key.stream, Kind.DOUBLE_CHECKED, key.mrn, moment.at, body, seq=dose.next_seq)
        station.record(by, [draft], request)
        return Checked(mismatches)

    return again(station, key, act)


def interrupted(station: Station, by: Person, key: DoseKey) -> None:
    """Record that the nurse was interrupted; the current check starts again from empty."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        step = dose.current(moment.regimen, moment.at)
        body: dict[str, Json] = {"step": step.id if step else ""}
        _write(station, by, dose, Kind.INTERRUPTED, body, moment.at)

    again(station, key, act)


def hold(  # noqa: PLR0913 - a hold has these parts
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    call: Call,
    *,
    text: str = "",
    reaction: str = "",
    request: str | None = None,
) -> None:
    """Hold the dose: reason, and the call to the prescriber with name, time and read-back.

    A dose that is being given is stopped, not held. A stop verdict closes the cycle or course.
    ``reaction`` is the reference of a reaction that led to the hold.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        _allow_hold(moment, dose, reason, call)
        _check_reaction(moment, reaction)
        verdict = _verdict(dose)
        body = _held_body(reason, text, verdict, call) | {"reaction": reaction}
        drafts = [
            _draft(dose, Kind.DOSE_HELD, body, moment.at),
            *_closing(moment, dose, verdict, reason, text),
        ]
        station.record(by, drafts, request)

    again(station, key, act)


def hold_unbegun(
    station: Station, by: Person, mrn: str, reason: str, call: Call, text: str = ""
) -> None:
    """Account for the next dose without beginning its steps: held, refused or missed."""
    by.demand(May.GIVE)
    moment = station.moment(mrn)
    key = allow_begin(moment)
    _allow_reason(moment, reason, call, moment.at)
    begun = _begun(moment, key)
    body = _held_body(reason, text, Verdict.HOLD, call)
    held = Draft(key.stream, Kind.DOSE_HELD, mrn, moment.at, body, seq=1)
    closing = _closing_after_holds(moment, "Held doses of this cycle reached the limit")
    try:
        station.record(by, [begun, held, *closing])
    except AlreadyWritten as there:
        raise NotAllowed(_who_has(station, key, there.entry)) from there


def _allow_hold(moment: Moment, dose: Dose, reason: str, call: Call) -> None:
    if dose.held:
        raise NotAllowed("This dose is held already.")
    if dose.given:
        raise NotAllowed("The infusion was started. Stop it; a started dose cannot be held.")
    _allow_reason(moment, reason, call, moment.at)


def _allow_reason(moment: Moment, reason: str, call: Call, at: datetime) -> None:
    words = {choice.word for choice in moment.regimen.hold_reasons}
    if reason not in words:
        raise Slip("reason", "Choose the reason why this dose is not given.")
    check_call(call, at)


def check_call(call: Call, at: datetime) -> None:
    """Raise ``Slip`` for a call without prescriber or read-back, or one that is yet to come."""
    if not call.prescriber.strip():
        raise Slip("prescriber", "Call the prescriber now and write the name here.")
    if not call.read_back:
        raise Slip("read_back", "Read the prescriber's order back and tick that you did.")
    if call.at > at:
        raise Slip("called_at", "The call lies in the future. Check the time.")


def _check_reaction(moment: Moment, reaction: str) -> None:
    known = {each.reference for dose in moment.case.doses.values() for each in dose.reactions}
    if reaction and reaction not in known:
        raise Slip("reaction", "This reaction is not on record. Choose it from the list.")


def _verdict(dose: Dose) -> Verdict:
    found = [Verdict(done.verdict) for done in dose.steps.values() if done.verdict]
    return max([Verdict.HOLD, *found], key=lambda verdict: verdict.severity)


def _held_body(reason: str, text: str, verdict: Verdict, call: Call) -> dict[str, Json]:
    return {
        "reason": reason,
        "text": text.strip(),
        "verdict": verdict.value,
        "call": write_call(call),
    }


def _closing(moment: Moment, dose: Dose, verdict: Verdict, reason: str, text: str) -> list[Draft]:
    labels = {choice.word: choice.label for choice in moment.regimen.hold_reasons}
    say = dose.must_hold[0].say if dose.must_hold else text or labels[reason]
    body: dict[str, Json] = {"reason": f"{say} (dose {dose.key.slot})", "dose": dose.key.stream}
    stream = course_stream(dose.key.mrn, dose.key.course)
    match verdict:
        case Verdict.STOP_PERMANENTLY:
            return [Draft(stream, Kind.COURSE_STOPPED, dose.key.mrn, moment.at, body)]
        case Verdict.STOP_CYCLE:
            return [Draft(stream, Kind.CYCLE_STOPPED, dose.key.mrn, moment.at, body)]
        case _:
            return _closing_after_holds(moment, str(body["reason"]))


def _closing_after_holds(moment: Moment, say: str) -> list[Draft]:
    held = moment.case.holds_that_count(moment.course) + 1
    if held < moment.regimen.timetable.held_doses_stop_cycle:
        return []
    body: dict[str, Json] = {
        "reason": f"{held} doses held in this cycle; the last: {say}",
        "held": held,
    }
    mrn = moment.case.patient.mrn
    stream = course_stream(mrn, moment.course.number)
    return [Draft(stream, Kind.CYCLE_STOPPED, mrn, moment.at, body)]


def note(station: Station, by: Person, key: DoseKey, text: str) -> None:
    """Add a free note to the dose."""
    by.demand(May.CHART)
    if not text.strip():
        raise Slip("note", "The note is empty. Nothing was recorded.")

    def act(moment: Moment, dose: Dose) -> None:
        _write(station, by, dose, Kind.NOTE, {"text": text.strip()}, moment.at)

    again(station, key, act)


def sign(
    station: Station, by: Person, key: DoseKey, meaning: str, pin: str, request: str | None = None
) -> None:
    """Sign the record: the PIN again, the meaning, and a digest of all that is signed."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        if dose.infusing:
            raise NotAllowed("The infusion is still open. Complete or stop it before signing.")
        if not dose.held:
            step = next(step for step in moment.regimen.steps if step.act is Act.SIGN)
            allow_step(moment, dose, step, Act.SIGN)
        confirm_identity(station, by, pin)
        body: dict[str, Json] = {"meaning": meaning, "digest": digest(covered(dose.entries))}
        station.record(by, [_draft(dose, Kind.SIGNED, body, moment.at)], request)

    again(station, key, act)


def _draft(dose: Dose, kind: Kind, body: dict[str, Json], at: datetime) -> Draft:
    return Draft(dose.key.stream, kind, dose.key.mrn, at, body, seq=dose.next_seq)


def _write(
    station: Station, by: Person, dose: Dose, kind: Kind, body: dict[str, Json], at: datetime
) -> None:
    station.record(by, [_draft(dose, kind, body, at)])
