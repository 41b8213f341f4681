"""The rows of the entries about a course: its order, what changes it, its stops, its teaching."""

from typing import Final

from il2nurse.domain.record.course import facts as course
from il2nurse.domain.record.course import order_facts as orders
from il2nurse.domain.record.course import response_facts as response
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.values.quantity import in_full, show
from il2nurse.domain.values.text import written_date
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.course.teaching import SHOWED, UNDERSTOOD
from il2nurse.readable.course_notes import skipped_words
from il2nurse.readable.dosed_by import dosed_by
from il2nurse.readable.drug_answers import drug_line, drugs_in_words
from il2nurse.readable.moved import moved_from_to


def _cycle(terms: Terms, what: str, fact: course.CycleFact, unlike: str | None) -> str:
    verified = terms.words.name(fact.verified_by)
    confirmed = f"; both confirmed: {unlike}" if unlike else ""
    dosed, order = dosed_by(fact.weight, fact.level), fact.ordered_by
    value = dosed.value if fact.level is None else in_full(fact.level)
    called = f"; telephoned order of {terms.words.name(order.person)}" if order else ""
    phoned = called if order and order.telephoned else ""
    drugs = f"; {drugs_in_words(fact.drugs)}" if fact.drugs else ""
    read = f"; allergies gone through: {fact.allergies_read}" if fact.allergies_read else ""
    told = f"{what}: {dosed.label.lower()} {value}, verified by {verified}{confirmed}"
    return f"{told}{phoned}{drugs}{read}"


def _ordered(terms: Terms, _entry: Entry, fact: course.CourseOrderedFact) -> str:
    told = _cycle(terms, "Course ordered", fact, fact.weight_unlike)
    research = f"; research under protocol {fact.research.protocol}" if fact.research else ""
    higher = f"; higher than suggested: {fact.level_reason}" if fact.level_reason else ""
    found = f"; found before: {' '.join(fact.found)}" if fact.found else ""
    became = f" What became of it: {fact.became}" if fact.became else ""
    return _after_stop(f"{told}{research}{higher}{found}{became}", fact.resolved)


def _planned(terms: Terms, _entry: Entry, fact: course.CyclePlannedFact) -> str:
    return _after_stop(_cycle(terms, "Cycle planned", fact, fact.weight_unlike), fact.resolved)


def _after_stop(words: str, resolved: str | None) -> str:
    return f"{words}; after a stop, resolved: {resolved}" if resolved else words


def _countersigned(_terms: Terms, _entry: Entry, fact: course.OrderCountersignedFact) -> str:
    what = "to close the rest of" if fact.closing else "of"
    what = "to move doses of" if fact.move is not None else what
    what = "to pause the order in" if fact.pause is not None else what
    what = f"for version {fact.version} of" if fact.version is not None else what
    what = "to override a hold in" if fact.override is not None else what
    return f"Telephoned order {what} cycle {fact.cycle} countersigned"


def _weight_checked(terms: Terms, _entry: Entry, fact: course.WeightCheckedFact) -> str:
    verifier, was = terms.words.name(fact.verified_by), show(fact.was)
    same = fact.was == fact.dosing_weight_kg
    became = f"{was} kg stays" if same else f"{was} → {show(fact.dosing_weight_kg)} kg"
    return f"Dosing weight of cycle {fact.cycle} checked again: {became}, verified by {verifier}"


def _closed(terms: Terms, _entry: Entry, fact: course.CycleClosedFact) -> str:
    why = f"{terms.choice(fact.reason)}: {fact.text}"
    order = fact.ordered_by
    phoned = f"; telephoned order of {terms.words.name(order.person)}" if order.telephoned else ""
    return f"Cycle {fact.cycle} closed from dose {fact.first} on. {why}{phoned}"


def _moved(terms: Terms, _entry: Entry, fact: course.SlotsMovedFact) -> str:
    order = fact.ordered_by
    called = f"; telephoned order of {terms.words.name(order.person)}" if order.telephoned else ""
    moved = moved_from_to(fact.slot, fact.was or fact.back_from, fact.to, terms.words)
    return f"Cycle {fact.cycle}. {moved}{called}. {fact.reason}"


def _paused(terms: Terms, _entry: Entry, fact: orders.OrderPausedFact) -> str:
    by = fact.ordered_by
    phoned = f"; telephoned order of {terms.words.name(by.person)}" if by.telephoned else ""
    return f"Order paused{phoned}. {fact.reason}"


def _resumed(_terms: Terms, _entry: Entry, fact: orders.OrderResumedFact) -> str:
    slot = f" from dose {fact.slot} on" if fact.slot else ""
    skipped = f" {skipped_words(fact.skipped)}" if fact.skipped else ""
    return f"Order resumed{slot}. {fact.reason.rstrip('.')}.{skipped}"


def _changed(_terms: Terms, _entry: Entry, fact: orders.OrderChangedFact) -> str:
    what = "; ".join(fact.changes)
    return f"Order of cycle {fact.cycle}, version {fact.version}: {what}. {fact.reason}"


def _verified(_terms: Terms, _entry: Entry, fact: orders.OrderVerifiedFact) -> str:
    return f"Order of cycle {fact.cycle}, version {fact.version}, verified"


def _switched(_terms: Terms, _entry: Entry, fact: orders.RegimenSwitchedFact) -> str:
    what = "; ".join(fact.changes)
    return f"Order of cycle {fact.cycle}, version {fact.version}: {what}. {fact.reason}"


def _cycle_stopped(terms: Terms, _entry: Entry, fact: course.CycleStoppedFact) -> str:
    return f"Cycle stopped: {terms.choice(fact.reason)}"


def _course_stopped(terms: Terms, _entry: Entry, fact: course.CourseStoppedFact) -> str:
    return f"Course stopped: {terms.choice(fact.reason)}"


def _response(
    terms: Terms, _entry: Entry, fact: response.ResponseRecordedFact | response.AssessedResponse
) -> str:
    day = written_date(fact.assessed_on)
    return f"Response of {day}: {terms.choice(fact.response)}. {fact.text}"


def _response_corrected(terms: Terms, entry: Entry, fact: response.ResponseCorrectedFact) -> str:
    if fact.became is None:
        return f"Response struck out: {fact.reason}"
    told = _response(terms, entry, fact.became).rstrip(".")
    return f"Response corrected: {fact.reason.rstrip('.')}. {told}"


def _reopened(_terms: Terms, _entry: Entry, fact: course.CourseReopenedFact) -> str:
    what = f"Cycle {fact.cycle}" if fact.cycle else "Course"
    resolved = f"; resolved: {fact.resolved}" if fact.resolved else ""
    return f"{what} reopened: {fact.reason}{resolved}"


def _elsewhere(_terms: Terms, _entry: Entry, fact: course.StopElsewhereDecidedFact) -> str:
    found = "The same person as" if fact.same else "Another person than"
    return f"{found} {fact.who}, whose treatment was stopped: {fact.was}. {fact.reason}"


def _suitability(terms: Terms, _entry: Entry, fact: orders.SuitabilityFact) -> str:
    answers = [terms.answer(name, answer) for name, answer in fact.answers.items()]
    answers += [drug_line(each) for each in fact.drugs]
    order = fact.ordered_by
    called = f" (telephoned order of {terms.words.name(order.person)})" if order else ""
    phoned = called if order and order.telephoned else ""
    told = f", version {fact.version} of the order: {fact.reason}{phoned}" if fact.version else ""
    return f"Order questions answered{told}: {'; '.join(answers)}"


def _teaching(_terms: Terms, _entry: Entry, fact: course.TeachingGivenFact) -> str:
    count = len(fact.points)
    what = f"{count} point{'' if count == 1 else 's'} taught"
    showed = f". {SHOWED[fact.showed]}" if fact.showed else ""
    return f"{what}. {UNDERSTOOD[fact.understood]}{showed}"


COURSE_ROWS: Final[tuple[KindRow, ...]] = (
    row(course.CourseOrderedFact, Group.RECORDED, _ordered, OnPaper.HEAD, None),
    row(course.CyclePlannedFact, Group.RECORDED, _planned, OnPaper.HEAD, None),
    row(course.OrderCountersignedFact, Group.SIGNED, _countersigned, OnPaper.HEAD, None),
    row(course.CycleClosedFact, Group.HOLD, _closed, OnPaper.HEAD, None),
    row(course.WeightCheckedFact, Group.CORRECTION, _weight_checked, OnPaper.HEAD, None),
    row(course.SlotsMovedFact, Group.RECORDED, _moved, OnPaper.HEAD_AND_EVENTS, None),
    row(orders.OrderPausedFact, Group.HOLD, _paused, OnPaper.HEAD, None),
    row(orders.OrderResumedFact, Group.HOLD, _resumed, OnPaper.HEAD, None),
    row(orders.OrderChangedFact, Group.RECORDED, _changed, OnPaper.HEAD, None),
    row(orders.RegimenSwitchedFact, Group.RECORDED, _switched, OnPaper.HEAD, None),
    row(orders.OrderVerifiedFact, Group.SIGNED, _verified, OnPaper.HEAD, None),
    row(course.CycleStoppedFact, Group.HOLD, _cycle_stopped, OnPaper.HEAD, None),
    row(course.CourseStoppedFact, Group.HOLD, _course_stopped, OnPaper.HEAD, None),
    row(response.ResponseRecordedFact, Group.RECORDED, _response, OnPaper.HEAD, None),
    row(
        response.ResponseCorrectedFact,
        Group.CORRECTION,
        _response_corrected,
        OnPaper.HEAD,
        "corrected the response to a course",
    ),
    row(course.CourseReopenedFact, Group.HOLD, _reopened, OnPaper.EVENTS, None),
    row(course.StopElsewhereDecidedFact, Group.HOLD, _elsewhere, OnPaper.HEAD, None),
    row(orders.SuitabilityFact, Group.RECORDED, _suitability, OnPaper.SUITABILITY, None),
    row(course.TeachingGivenFact, Group.RECORDED, _teaching, OnPaper.TEACHING, None),
)
