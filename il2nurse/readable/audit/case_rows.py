"""The rows of the entries about a patient: admission, course, chart and laboratory."""

from typing import Final

from il2nurse.domain.record.alarms import facts as alarms
from il2nurse.domain.record.chart import facts as chart
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.labs import facts as labs
from il2nurse.domain.record.labs.results import received_of
from il2nurse.domain.record.patient import facts as patient
from il2nurse.domain.record.patient import loss_facts as loss
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.lost_entries import of_patient, which_entries
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import short_digest
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.wording import written_data
from il2nurse.readable.words import DATA_WORDS, STRUCK_OUT

MOST_VALUES: Final = 2


def _readmitted(_terms: Terms, _entry: Entry, fact: patient.PatientReadmittedFact) -> str:
    return f"Patient admitted again, bed {fact.bed}"


def _transferred(_terms: Terms, _entry: Entry, fact: patient.PatientTransferredFact) -> str:
    return f"Patient transferred to {fact.to}, handed over to {fact.handed_over_to}"


def _went_home(terms: Terms, entry: Entry, fact: patient.PatientWentHomeFact) -> str:
    day_time = terms.words.day_time
    instead = f", not {day_time(fact.was)}" if fact.was else ""
    return f"Patient went home on {day_time(entry.occurred_at)}{instead}: {fact.reason}"


def _patient_corrected(_terms: Terms, _entry: Entry, fact: patient.PatientCorrectedFact) -> str:
    was, now = (written_data(fact.field, value) for value in (fact.was, fact.now))
    what = DATA_WORDS.get(fact.field, fact.field)
    return f"{what[:1].upper()}{what[1:]} corrected: {was} → {now}. {fact.reason}"


def _lost(_terms: Terms, _entry: Entry, fact: loss.EntriesLostFact) -> str:
    which = which_entries(fact.first, fact.last)
    return f"{which}; {of_patient(fact.doses, fact.kinds, named=fact.named)}"


def _settled(_terms: Terms, _entry: Entry, fact: loss.LossSettledFact) -> str:
    return f"Lost entries settled: {fact.answer.label.lower()}. {fact.reason}"


def _observed(terms: Terms, _entry: Entry, fact: chart.ObservedFact) -> str:
    known = [field for name, field in terms.fields.items() if name in fact.values][:MOST_VALUES]
    values = ", ".join(
        f"{field.short or field.label} {terms.answer(field.id, fact.values[field.id])}"
        for field in known
    )
    more = len(fact.values) - len(known)
    charted = f"Charted: {values}" + (f" and {more} more" if more > 0 else "")
    signed = f", with {terms.words.name(fact.witness)} as witness" if fact.witness else ""
    told = f", told by telephone by {fact.told_by}" if fact.told_by else ""
    return f"{charted}{told}{signed}{_from_form(fact.paper)}"


def _report(terms: Terms, _entry: Entry, fact: chart.ReportAttachedFact) -> str:
    return f"Report attached, {terms.label(fact.field)}: {short_digest(fact.digest)}"


def _report_off(terms: Terms, _entry: Entry, fact: chart.ReportTakenOffFact) -> str:
    what = f"{terms.label(fact.field)}: {short_digest(fact.digest)}"
    return f"Report taken off, {what}. {fact.reason}"


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


def _struck_out(terms: Terms, _entry: Entry, fact: labs.StruckOutFact) -> str:
    if fact.field is None:
        return f"Entry {STRUCK_OUT}: {fact.reason}"
    was = f"{terms.label(fact.field)} {terms.answer(fact.field, fact.was)}"
    return f"{was} {STRUCK_OUT}: {fact.reason}"


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
    row(patient.PatientWentHomeFact, Group.CORRECTION, _went_home, OnPaper.HEAD, None),
    row(patient.PatientReadmittedFact, Group.RECORDED, _readmitted, OnPaper.HEAD, None),
    row(patient.PatientCorrectedFact, Group.CORRECTION, _patient_corrected, OnPaper.HEAD, None),
    row(loss.EntriesLostFact, Group.ALARM, _lost, OnPaper.HEAD, None),
    row(loss.LossSettledFact, Group.SIGNED, _settled, OnPaper.HEAD, None),
    row(chart.ObservedFact, Group.RECORDED, _observed, OnPaper.CHART, None),
    row(chart.ReportAttachedFact, Group.RECORDED, _report, OnPaper.STEPS, None),
    row(chart.ReportTakenOffFact, Group.CORRECTION, _report_off, OnPaper.STEPS, None),
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
