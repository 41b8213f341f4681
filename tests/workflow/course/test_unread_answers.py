"""An answer that the regimen of an order asks otherwise: no order over it, and refused by name."""

from dataclasses import replace

import pytest

from il2nurse import regimens
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.labs.facts import CorrectedFact
from il2nurse.domain.record.register.entries import Author, BrokenRecord, Entry
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.regimen_comparison import compare_regimens
from il2nurse.domain.rules.course.unread_answers import refuse_unread
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.course.orderable import allow_order
from il2nurse.workflow.patient import admission
from il2nurse.workflow.register import Append
from il2nurse.workflow.ward.alarms import alarms_and_unread
from il2nurse.workflow.ward.ward import readable_rows
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import LOOKED_AT, MRN, NURSE, PATIENT, REGIMEN, Ward, make_ward

OTHER = replace(PATIENT, mrn="00517734", family="Diaz", given="Rafael", bed="714-B")
TEXT = FILE.read_text(encoding="utf-8")


def keep(ward: Ward, fact: Fact) -> Entry:
    """Record what another program may have recorded about the patient's chart."""
    station = ward.station
    author = Author(NURSE.id, NURSE.role.value, "WOW-09", "another")
    drafts = [draft(chart_stream(MRN), MRN, station.now().at, fact)]
    request = f"kept-{station.register.head().number}"
    made = Append(drafts, author, request, station.now().at, str(station.zone))
    (entry,) = station.register.append(made)
    return entry


def pain_in_words() -> str:
    """The shipped text of the time when pain was asked in words."""
    head, tail = TEXT.split('id = "pain_0_10"\n', 1)
    block, rest = tail.split("\n\n", 1)
    numeric = ("kind =", "unit =", "lowest", "highest", "places", "loinc", "unusual")
    lines = [each for each in block.splitlines() if not each.startswith(numeric)]
    return f'{head}id = "pain_0_10"\nkind = "text"\n' + "\n".join(lines) + f"\n\n{rest}"


def test_no_course_is_ordered_over_an_answer_that_its_regimen_asks_otherwise() -> None:
    book = ShippedRegimens()
    older = book.use(pain_in_words())
    ward = make_ward(book=book)
    pain = older.fields["pain_0_10"]
    charting.observe(ward.station, NURSE, MRN, (pain,), ObservedFact({pain.id: "a little"}))
    now = r"On the chart of 20-Nov-2026 07:00 “Pain” is “a little”, and it is to be a number in"
    with pytest.raises(NotAllowed, match=now):
        allow_order(ward.station, MRN, REGIMEN)
    (observed,) = ward.station.case(MRN).chart.with_value(pain.id)
    correcting.strike_value(ward.station, NURSE, MRN, observed.seq, pain, "Asked anew")
    with pytest.raises(NotAllowed, match="a course that is not finished"):
        allow_order(ward.station, MRN, REGIMEN)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("pain_0_10", "a little", "“Pain” is “a little”, and it is to be a number"),
        ("weight_kg", "<70", "“Weight today” is “<70”, and it is to be a number"),
        ("weight_kg", ("70", "71"), "“Weight today” is “70; 71”, and it is to be a number"),
    ],
)
def test_it_hides_one_patient_alone_and_is_named(field: str, value: Answer, says: str) -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, OTHER)
    entry = keep(ward, ObservedFact({field: value}))
    with pytest.raises(BrokenRecord) as refused:
        ward.station.case(MRN)
    said = str(refused.value)
    assert said.startswith(f"Entry {entry.number} ({entry.kind.label}) cannot be read: {says}.")
    rows, broken = readable_rows(ward.station)
    assert [row.case.patient.mrn for row in rows] == [OTHER.mrn]
    assert [str(each) for each in broken] == [said]
    _, unread = alarms_and_unread(ward.station)
    assert [each.problem for each in unread] == [said]


def test_a_correction_that_put_it_there_is_the_entry_that_is_named() -> None:
    ward = make_ward()
    kept = keep(ward, ObservedFact({"pain_0_10": "3"}))
    assert ward.station.case(MRN).chart.sets
    change = keep(ward, CorrectedFact(kept.seq, "pain_0_10", "3", "bad", "Asked again"))
    with pytest.raises(BrokenRecord, match=rf"^Entry {change.number} .*“Pain” is “bad”"):
        ward.station.case(MRN)


def test_an_answer_of_a_dose_that_its_step_does_not_ask_is_named() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    entries = ward.station.entries(MRN)
    case = ward.station.case(MRN)
    refuse_unread(case, entries, ward.station.regimen_of)
    dose = ward.dose()
    bag = dose.steps["dilute"]
    worse = replace(bag, answers={**bag.answers, "bag_ml": "half a bag"})
    spoilt = replace(dose, steps={**dose.steps, "dilute": worse})
    with pytest.raises(BrokenRecord, match=rf"^Entry {bag.number} .*is “half a bag”"):
        refuse_unread(replace(case, doses={dose.key: spoilt}), entries, ward.station.regimen_of)


def test_a_regimen_that_dropped_a_word_is_compared_and_finds_nothing_fine_in_it() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    head, tail = TEXT.split('id = "stool_blood"\n', 1)
    block, rest = tail.split("\n\n", 1)
    changed = block.replace('"none"', '"clean"')
    newer = regimens.load(f'{head}id = "stool_blood"\n{changed}\n\n{rest}', "newer.toml")
    found = compare_regimens(ward.station.register.since(0, LOOKED_AT), REGIMEN, newer)
    changes = {(one.criterion, one.old, one.new) for each in found.rejudged for one in each.changed}
    assert changes == {("stool_blood", "clear", "not_evaluable")}
