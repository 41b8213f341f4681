"""The rows of the entries about a patient: admission, course, chart and laboratory."""

from typing import Final

from il2nurse.domain.record.alarms import facts as alarms
from il2nurse.domain.record.chart import facts as chart
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.course import facts as course
from il2nurse.domain.record.course import order_facts as orders
from il2nurse.domain.record.labs import facts as labs
from il2nurse.domain.record.labs.results import received_of
from il2nurse.domain.record.patient import facts as patient
from il2nurse.domain.record.patient import loss_facts as loss
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.lost_entries import of_patient, which_entries
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import short_digest, written_date
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.course.teaching import UNDERSTOOD
from il2nurse.readable.course_notes import skipped_words
from il2nurse.readable.dosed_by import dosed_by
from il2nurse.readable.wording import written_data
from il2nurse.readable.words import DATA_WORDS, STRUCK_OUT

MOST_VALUES: Final = 2


def _readmitted(_terms: Terms, _entry: Entry, fact: patient.PatientReadmittedFact) -> str:
    return f"Patient admitted again, bed {fact.bed}"


def _transferred(_terms: Terms, _entry: Entry, fact: patient.PatientTransferredFact) -> str:
    return f"Patient transferred to {fact.to}, handed over to {fact.handed_over_to}"


def _patient_corrected(_terms: Terms, _entry: Entry, fact: patient.PatientCorrectedFact) -> str:
    was, now = (written_data(fact.field, value) for value in (fact.was, fact.now))
    what = DATA_WORDS.get(fact.field, fact.field)
    return f"{what[:1].upper()}{what[1:]} corrected: {was} → {now}. {fact.reason}"


def _lost(_terms: Terms, _entry: Entry, fact: loss.EntriesLostFact) -> str:
    which = which_entries(fact.first, fact.last)
    return f"{which}; {of_patient(fact.doses, fact.kinds, named=fact.named)}"


def _settled(_terms: Terms, _entry: Entry, fact: loss.LossSettledFact) -> str:
    return f"Lost entries settled: {fact.answer.label.lower()}. {fact.reason}"


def _cycle(terms: Terms, what: str, fact: course.CycleFact, unlike: str | None) -> str:
    verified = terms.words.name(fact.verified_by)
    confirmed = f"; both confirmed: {unlike}" if unlike else ""
    dosed, order = dosed_by(fact.weight, fact.level), fact.ordered_by
    called = f"; telephoned order of {terms.words.name(order.person)}" if order else ""
    phoned = called if order and order.telephoned else ""
    return f"{what}: {dosed.label.lower()} {dosed.value}, verified by {verified}{confirmed}{phoned}"


def _ordered(terms: Terms, _entry: Entry, fact: course.CourseOrderedFact) -> str:
    told = _cycle(terms, "Course ordered", fact, fact.weight_unlike)
    research = f"; research under protocol {fact.research.protocol}" if fact.research else ""
    return _after_stop(f"{told}{research}", fact.resolved)


def _planned(terms: Terms, _entry: Entry, fact: course.CyclePlannedFact) -> str:
    return _after_stop(_cycle(terms, "Cycle planned", fact, fact.weight_unlike), fact.resolved)


def _after_stop(words: str, resolved: str | None) -> str:
    return f"{words}; after a stop, resolved: {resolved}" if resolved else words


def _countersigned(_terms: Terms, _entry: Entry, fact: course.OrderCountersignedFact) -> str:
    what = "to close the rest of" if fact.closing else "of"
    what = "to move doses of" if fact.move is not None else what
    what = "to pause the order in" if fact.pause is not None else what
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
    due = terms.words.day_time(fact.to)
    return f"Dose {fact.slot} and those after it moved, due {due}{called}. {fact.reason}"


def _paused(terms: Terms, _entry: Entry, fact: orders.OrderPausedFact) -> str:
    by = fact.ordered_by
    phoned = f"; telephoned order of {terms.words.name(by.person)}" if by.telephoned else ""
    return f"Order paused{phoned}. {fact.reason}"


def _resumed(_terms: Terms, _entry: Entry, fact: orders.OrderResumedFact) -> str:
    slot = f" from dose {fact.slot} on" if fact.slot else ""
    skipped = f" {skipped_words(fact.skipped)}" if fact.skipped else ""
    return f"Order resumed{slot}. {fact.reason.rstrip('.')}.{skipped}"


def _cycle_stopped(terms: Terms, _entry: Entry, fact: course.CycleStoppedFact) -> str:
    return f"Cycle stopped: {terms.choice(fact.reason)}"


def _course_stopped(terms: Terms, _entry: Entry, fact: course.CourseStoppedFact) -> str:
    return f"Course stopped: {terms.choice(fact.reason)}"


def _response(terms: Terms, _entry: Entry, fact: course.ResponseRecordedFact) -> str:
    day = written_date(fact.assessed_on)
    return f"Response of {day}: {terms.choice(fact.response)}. {fact.text}"


def _reopened(_terms: Terms, _entry: Entry, fact: course.CourseReopenedFact) -> str:
    what = f"Cycle {fact.cycle}" if fact.cycle else "Course"
    resolved = f"; resolved: {fact.resolved}" if fact.resolved else ""
    return f"{what} reopened: {fact.reason}{resolved}"


def _elsewhere(_terms: Terms, _entry: Entry, fact: course.StopElsewhereDecidedFact) -> str:
    found = "The same person as" if fact.same else "Another person than"
    return f"{found} {fact.who}, whose treatment was stopped: {fact.was}. {fact.reason}"


def _suitability(terms: Terms, _entry: Entry, fact: course.SuitabilityFact) -> str:
    answers = "; ".join(terms.answer(name, answer) for name, answer in fact.answers.items())
    return f"Suitability answered: {answers}"


def _teaching(_terms: Terms, _entry: Entry, fact: course.TeachingGivenFact) -> str:
    count = len(fact.points)
    what = f"{count} point{'' if count == 1 else 's'} taught"
    return f"{what}. {UNDERSTOOD[fact.understood]}"


def _observed(terms: Terms, _entry: Entry, fact: chart.ObservedFact) -> str:
    known = [field for name, field in terms.fields.items() if name in fact.values][:MOST_VALUES]
    values = ", ".join(
        f"{field.short or field.label} {terms.answer(field.id, fact.values[field.id])}"
        for field in known
    )
    more = len(fact.values) - len(known)
    charted = f"Charted: {values}" + (f" and {more} more" if more > 0 else "")
    signed = f", with {terms.words.name(fact.witness)} as witness" if fact.witness else ""
    return f"{charted}{signed}{_from_form(fact.paper)}"


def _report(terms: Terms, _entry: Entry, fact: chart.ReportAttachedFact) -> str:
    return f"Report attached, {terms.label(fact.field)}: {short_digest(fact.digest)}"


def _fluid(_terms: Terms, _entry: Entry, fact: chart.FluidFact) -> str:
    what = f"{fact.direction.capitalize()}: {kind_label(fact.kind)} {show(fact.ml)} mL"
    return f"{what}{_from_form(fact.paper)}"


def _from_form(paper: str | None) -> str:
    return f", late entry from form {paper}" if paper else ""


def _no_fluid(terms: Terms, entry: Entry, fact: chart.NoFluidFact) -> str:
    kind = f" ({kind_label(fact.kind)})" if fact.kind else ""
    start, end = terms.words.clock(fact.from_), terms.words.clock(entry.occurred_at)
    return f"Nothing {fact.direction}{kind} from {start} to {end}"


def _scale(terms: Terms, _entry: Entry, fact: chart.ScaleChosenFact) -> str:
    return f"SpO₂ scale {fact.scale} chosen by {terms.words.name(fact.prescriber)}"


def _laboratory(terms: Terms, entry: Entry, fact: labs.LaboratoryFact) -> str:
    taken = terms.words.clock(entry.occurred_at)
    words = f"Laboratory: {fact.label} {received_of(fact).shown}, specimen of {taken}"
    left = len(fact.left_out)
    return (
        f"{words}; {left} row{'' if left == 1 else 's'} of the import left out" if left else words
    )


def _corrected(terms: Terms, _entry: Entry, fact: labs.CorrectedFact) -> str:
    was = terms.answer(fact.field, fact.was)
    now = terms.answer(fact.field, fact.now) if fact.now else STRUCK_OUT
    return f"{terms.label(fact.field)} corrected: {was} → {now}"


def _struck_out(_terms: Terms, _entry: Entry, fact: labs.StruckOutFact) -> str:
    return f"{STRUCK_OUT.capitalize()}: {fact.reason}"


def _acknowledged(_terms: Terms, _entry: Entry, fact: alarms.AcknowledgedFact) -> str:
    comment = f" {fact.comment}" if fact.comment else ""
    return f"Alarm acknowledged: {fact.sentence}.{comment}"


def _called(terms: Terms, _entry: Entry, fact: alarms.PrescriberCalledFact) -> str:
    who = terms.words.called(fact.prescriber, fact.phone)
    return f"Prescriber called, {who}: {fact.sentence} Ordered: {fact.order}"


CASE_ROWS: Final[tuple[KindRow, ...]] = (
    row(patient.PatientAdmittedFact, Group.RECORDED, "Patient admitted", OnPaper.HEAD, None),
    row(patient.PatientTransferredFact, Group.RECORDED, _transferred, OnPaper.HEAD, None),
    row(patient.PatientDischargedFact, Group.RECORDED, "Patient discharged", OnPaper.HEAD, None),
    row(patient.PatientReadmittedFact, Group.RECORDED, _readmitted, OnPaper.HEAD, None),
    row(patient.PatientCorrectedFact, Group.CORRECTION, _patient_corrected, OnPaper.HEAD, None),
    row(loss.EntriesLostFact, Group.ALARM, _lost, OnPaper.HEAD, None),
    row(loss.LossSettledFact, Group.SIGNED, _settled, OnPaper.HEAD, None),
    row(course.CourseOrderedFact, Group.RECORDED, _ordered, OnPaper.HEAD, None),
    row(course.CyclePlannedFact, Group.RECORDED, _planned, OnPaper.HEAD, None),
    row(course.OrderCountersignedFact, Group.SIGNED, _countersigned, OnPaper.HEAD, None),
    row(course.CycleClosedFact, Group.HOLD, _closed, OnPaper.HEAD, None),
    row(course.WeightCheckedFact, Group.CORRECTION, _weight_checked, OnPaper.HEAD, None),
    row(course.SlotsMovedFact, Group.RECORDED, _moved, OnPaper.EVENTS, None),
    row(orders.OrderPausedFact, Group.HOLD, _paused, OnPaper.HEAD, None),
    row(orders.OrderResumedFact, Group.HOLD, _resumed, OnPaper.HEAD, None),
    row(course.CycleStoppedFact, Group.HOLD, _cycle_stopped, OnPaper.HEAD, None),
    row(course.CourseStoppedFact, Group.HOLD, _course_stopped, OnPaper.HEAD, None),
    row(course.ResponseRecordedFact, Group.RECORDED, _response, OnPaper.HEAD, None),
    row(course.CourseReopenedFact, Group.HOLD, _reopened, OnPaper.EVENTS, None),
    row(course.StopElsewhereDecidedFact, Group.HOLD, _elsewhere, OnPaper.HEAD, None),
    row(course.SuitabilityFact, Group.RECORDED, _suitability, OnPaper.SUITABILITY, None),
    row(course.TeachingGivenFact, Group.RECORDED, _teaching, OnPaper.TEACHING, None),
    row(chart.ObservedFact, Group.RECORDED, _observed, OnPaper.CHART, None),
    row(chart.ReportAttachedFact, Group.RECORDED, _report, OnPaper.STEPS, None),
    row(alarms.AcknowledgedFact, Group.ALARM, _acknowledged, OnPaper.EVENTS, None),
    row(alarms.PrescriberCalledFact, Group.ALARM, _called, OnPaper.EVENTS, None),
    row(chart.HandwritingFact, Group.RECORDED, "Handwriting", OnPaper.NOWHERE, None),
    row(chart.FluidFact, Group.RECORDED, _fluid, OnPaper.CHART, None),
    row(chart.NoFluidFact, Group.RECORDED, _no_fluid, OnPaper.CHART, None),
    row(chart.ScaleChosenFact, Group.RECORDED, _scale, OnPaper.HEAD, None),
    row(labs.LaboratoryFact, Group.RECORDED, _laboratory, OnPaper.RESULTS, None),
    row(labs.CorrectedFact, Group.CORRECTION, _corrected, OnPaper.CHART, "corrected a value"),
    row(labs.StruckOutFact, Group.CORRECTION, _struck_out, OnPaper.CHART, "struck an entry out"),
)
