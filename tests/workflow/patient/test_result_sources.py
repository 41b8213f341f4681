"""Each result of a pre-test says where it comes from; the laboratory's numbers stand beside it."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.assessment.result_sources import (
    SourceKind,
    numbers_beside,
    origin_of,
)
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.domain.values.text import text_of
from il2nurse.readable.course.pre_test_rows import PreTestRow, pre_test_rows
from il2nurse.regimens import load_file
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.confirming import confirm
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.labs.importing import SentTable, import_results
from il2nurse.workflow.labs.results import record_result, strike_out_result
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from tests.laboratory import LABORATORY, TESTS
from tests.normal import FILE
from tests.papers import summary_of
from tests.ward import MRN, NURSE, Ward, key, make_ward

TABLE = """specimen,test,value,unit
2026-11-19 06:00,Sodium,138,mmol/L
2026-11-19 06:00,Potassium,4.1,mmol/L
2026-11-19 06:00,Calcium,9.2,mg/dL
2026-11-18 06:00,Sodium,131,mmol/L
"""
DAY = "2026-11-19"
GREY = "Dr Grey, radiology"


def enter(ward: Ward, test: str, day: str | None = DAY, **said: KnownFrom | str | None) -> None:
    values: dict[str, Answer] = {test: "normal"}
    if day:
        values[f"{test}_date"] = day
    source, told_by = said.get("source", KnownFrom.REPORT), said.get("told_by")
    assert source is None or isinstance(source, KnownFrom)
    fact = ObservedFact(values, source=source, told_by=told_by)
    chart_pre_tests(ward.station, NURSE, MRN, fact)


def the_test(ward: Ward, name: str) -> PreTest:
    (found,) = (each for each in pre_tests(ward.station.moment(MRN)) if each.field.id == name)
    return found


def row(ward: Ward, name: str) -> PreTestRow:
    moment = ward.station.moment(MRN)
    rows = pre_test_rows(pre_tests(moment), moment, ward.station.words)
    return next(each for each in rows if each.id == name)


def kind(ward: Ward, name: str) -> SourceKind | None:
    origin = origin_of(the_test(ward, name), ward.station.case(MRN).chart)
    return origin.kind if origin else None


def take(ward: Ward, text: str = TABLE) -> None:
    import_results(
        ward.station, NURSE, MRN, LABORATORY, SentTable(text, ResultSource.FILE, "l.csv")
    )


def test_a_report_that_was_read_and_one_told_by_telephone() -> None:
    ward = make_ward()
    enter(ward, "liver_tests")
    enter(ward, "chest_x_ray", source=KnownFrom.TELEPHONE, told_by=f" {GREY} ")
    assert row(ward, "liver_tests").source == "Report or record read"
    assert row(ward, "chest_x_ray").source == f"Told by telephone: {GREY}"
    assert row(ward, "kidney_tests").source == "–"
    assert kind(ward, "kidney_tests") is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"source": None}, "source"),
        ({"source": KnownFrom.TELEPHONE}, "told_by"),
        ({"source": KnownFrom.TELEPHONE, "told_by": " . "}, "told_by"),
    ],
)
def test_nothing_is_kept_of_which_nobody_said_where_it_is_from(
    said: dict[str, KnownFrom | str | None], field: str
) -> None:
    ward = make_ward()
    with pytest.raises(Slip, match="Nothing was recorded") as refused:
        enter(ward, "liver_tests", **said)
    assert refused.value.field == field
    assert kind(ward, "liver_tests") is None


def test_who_told_is_kept_of_a_telephone_only() -> None:
    ward = make_ward()
    enter(ward, "liver_tests", told_by=GREY)
    observed = the_test(ward, "liver_tests").observed
    assert observed
    assert (observed.source, observed.told_by) == (KnownFrom.REPORT, None)


def test_what_an_older_program_kept_and_what_was_typed_at_a_dose() -> None:
    ward = make_ward()
    fields = (ward.regimen.fields["liver_tests"],)
    observe(ward.station, NURSE, MRN, fields, ObservedFact({"liver_tests": "normal"}))
    assert (kind(ward, "liver_tests"), row(ward, "liver_tests").source) == (
        SourceKind.NOT_RECORDED,
        "Not recorded",
    )
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("pre_tests")
    assert row(ward, "chest_x_ray").source == "Report read at dose 1 of cycle 1"


def test_a_correction_is_named_with_who_made_it() -> None:
    ward = make_ward()
    enter(ward, "liver_tests")
    observed = the_test(ward, "liver_tests").observed
    assert observed
    field = ward.regimen.fields["liver_tests"]
    change = correcting.ValueChange(observed.seq, field, "abnormal", "Read wrongly")
    correcting.correct(ward.station, NURSE, MRN, change)
    assert "corrected by Robin Okafor, RN" in row(ward, "liver_tests").by


def test_numbers_of_the_day_of_the_report_stand_beside_it() -> None:
    ward = make_ward()
    take(ward)
    enter(ward, "electrolytes")
    found = row(ward, "electrolytes")
    assert found.numbers == "Sodium 138, Potassium 4.1 mmol/L; Calcium total 9.2 mg/dL"
    assert found.source == "Report or record read; numbers imported"
    ward.pass_time(1)
    enter(ward, "electrolytes", "2026-11-18")
    assert row(ward, "electrolytes").numbers == "Sodium 131 mmol/L"
    ward.pass_time(1)
    enter(ward, "electrolytes", "2026-11-17")
    assert row(ward, "electrolytes").numbers is None


def test_without_a_report_they_stand_with_their_day_as_long_as_they_would_serve() -> None:
    ward = make_ward()
    take(ward)
    found = row(ward, "electrolytes")
    assert (found.result, found.state) == ("–", "Not on file")
    assert found.answer.startswith("Laboratory, 19-Nov-2026: Sodium 138")
    ward.pass_time(8 * 24 * 60)
    assert row(ward, "electrolytes").numbers is None


def test_a_result_that_is_struck_out_stands_nowhere() -> None:
    ward = make_ward()
    take(ward)
    enter(ward, "electrolytes")
    newest = numbers_beside(the_test(ward, "electrolytes"), ward.station.moment(MRN))
    strike_out_result(ward.station, NURSE, MRN, newest[0].seq, "Another patient's specimen")
    told = row(ward, "electrolytes").numbers
    assert told == "Potassium 4.1 mmol/L; Calcium total 9.2 mg/dL"


def test_a_result_that_was_typed_says_so() -> None:
    ward = make_ward()
    at = ward.station.now().at - timedelta(hours=2)
    typed = TypedResult("sodium", "138", "mmol/L", at)
    record_result(ward.station, NURSE, MRN, LABORATORY, typed)
    assert row(ward, "electrolytes").source == "Numbers typed"


def test_every_number_that_a_regimen_names_is_a_test_of_the_laboratory() -> None:
    named = {
        name
        for path in sorted(FILE.parent.glob("*.toml"))
        for field in load_file(path).fields.values()
        for name in field.numbers
    }
    assert named
    assert named <= set(TESTS.tests)


def test_the_record_of_a_dose_says_who_told_a_result_by_telephone() -> None:
    ward = make_ward()
    enter(ward, "chest_x_ray", source=KnownFrom.TELEPHONE, told_by=GREY)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    answers = ward.answers("pre_tests")
    served = ("chest_x_ray", "chest_x_ray_date")
    rest = {name: answer for name, answer in answers.items() if name not in served}
    confirm(ward.station, NURSE, key(), FilledStep("pre_tests", rest))
    paper = summary_of(ward.station, key())
    rows = [row for section in paper.sections for row in section.rows if row.step == "pre_tests"]
    lines = [text_of(each) for row in rows for each in row.lines]
    assert f"Told by telephone: {GREY}" in lines
