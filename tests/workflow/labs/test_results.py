"""Results recorded, imported, corrected and struck out, and what the rules then see."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.grading import GradeScheme
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.domain.rules.labs.points import Direction, Flag
from il2nurse.domain.rules.labs.preview import Preview
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.regimens.labs.laboratory import TESTS, load_tests
from il2nurse.workflow.dose import administration, confirming
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.labs import importing, results
from il2nurse.workflow.labs.results import ResultChange
from tests.laboratory import FOLDER, LABORATORY
from tests.ward import (
    MORNING,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    ZONE,
    Ward,
    key,
    make_station,
    make_ward,
)

HEAD = "test;value;unit;specimen time"
EARLY, NOON = "2026-11-20 05:00", "2026-11-20 06:30"


@pytest.fixture
def ward() -> Ward:
    """A ward with one patient and an order, at 7 in the morning."""
    return make_ward()


def minutes_ago(minutes: float) -> datetime:
    return MORNING - timedelta(minutes=minutes)


def typed(
    value: str, minutes: float = 30, unit: str = "mg/dL", test: str = "creatinine"
) -> TypedResult:
    return TypedResult(test, value, unit, minutes_ago(minutes))


def record(ward: Ward, result: TypedResult, *, confirmed: bool = False) -> int:
    entry = results.record_result(ward.station, NURSE, MRN, LABORATORY, result, confirmed=confirmed)
    return entry.seq


def bring_in(
    ward: Ward,
    *rows: str,
    confirmed: bool = False,
    leave_out: bool = False,
    head: str = HEAD,
) -> int:
    text = "\n".join((head, *rows))
    entries = importing.import_results(
        ward.station,
        NURSE,
        MRN,
        LABORATORY,
        importing.SentTable(text, ResultSource.FILE, "labs.csv", leave_out),
        confirmed=confirmed,
    )
    return len(entries)


def looked_at(ward: Ward, *rows: str, head: str = HEAD) -> Preview:
    text = "\n".join((head, *rows))
    return importing.preview_import(ward.station, MRN, LABORATORY, text)


def row(ward: Ward, test: str) -> LabRow:
    rows = results.lab_results(ward.station, MRN, LABORATORY)
    return next(each for each in rows if each.test.id == test)


def verdict(ward: Ward, criterion: str) -> Result:
    found = assess_now(ward.station.moment(MRN)).criteria
    return next(each.result for each in found if each.criterion == criterion)


def chart_entries(ward: Ward) -> int:
    return len(ward.station.register.stream(f"chart/{MRN}"))


def test_a_recorded_result_is_judged_with_the_age_of_its_specimen(ward: Ward) -> None:
    record(ward, typed("265.2", 90, "µmol/L"))
    found = assess_now(ward.station.moment(MRN)).criteria
    creatinine = next(each for each in found if each.criterion == "creatinine")
    assert (creatinine.result, creatinine.value) == (Result.ABSOLUTE, "3")
    assert creatinine.age == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("value", "result"),
    [("<0.2", Result.CLEAR), (">2", Result.NOT_EVALUABLE), (">3", Result.ABSOLUTE)],
)
def test_a_comparator_decides_or_is_not_evaluable(ward: Ward, value: str, result: Result) -> None:
    record(ward, typed(value))
    assert verdict(ward, "creatinine") is result


def test_a_result_older_than_allowed_is_not_evaluable(ward: Ward) -> None:
    record(ward, typed("0.9", 24 * 60 + 1))
    assert verdict(ward, "creatinine") is Result.NOT_EVALUABLE


def test_a_result_on_file_serves_the_step(ward: Ward) -> None:
    seq = record(ward, typed("0.9"))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("lethargy")
    answers = {**ward.answers("labs_urine"), "creatinine_mg_dl": ""}
    confirming.confirm(ward.station, NURSE, key(), FilledStep("labs_urine", answers))
    done = ward.dose().steps["labs_urine"]
    assert done.on_file["creatinine_mg_dl"] == seq
    assert ward.station.case(MRN).answers(done)["creatinine_mg_dl"] == "0.9"


def test_an_open_comparator_on_file_stops_the_step_until_a_number_is_typed(ward: Ward) -> None:
    record(ward, typed(">2"))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("lethargy")
    answers = {**ward.answers("labs_urine"), "creatinine_mg_dl": ""}
    with pytest.raises(NotAllowed, match="known only as above or below a limit"):
        confirming.confirm(ward.station, NURSE, key(), FilledStep("labs_urine", answers))
    ward.confirm("labs_urine")
    done = ward.dose().steps["labs_urine"]
    assert ward.station.case(MRN).answers(done)["creatinine_mg_dl"] == "0.9"


def test_the_newest_specimen_wins_over_the_later_entry(ward: Ward) -> None:
    record(ward, typed("0.9", 10))
    record(ward, typed("1.2", 60))
    assert row(ward, "creatinine").point.shown == "0.9 mg/dL"
    assert row(ward, "creatinine").trend is not None


def test_what_stands_beside_a_result(ward: Ward) -> None:
    record(ward, typed("80", 60, "umol/L"))
    record(ward, typed("160", 20, "umol/L"))
    found = row(ward, "creatinine")
    assert (found.point.shown, found.point.flag) == ("160 micromol/L", Flag.HIGH)
    assert found.trend is not None
    assert found.trend.direction is Direction.RISING
    assert found.grade is not None
    assert found.grade.shown == "Creatinine increased: grade 2 (CTCAE 5.0)"
    assert found.test.effect.sentence == "Aldesleukin may raise this."
    assert found.age == timedelta(minutes=20)


def test_calcium_is_graded_as_corrected_for_albumin(ward: Ward) -> None:
    bring_in(ward, f"calcium;7.4;mg/dL;{EARLY}", f"albumin;20;g/L;{EARLY}")
    found = row(ward, "calcium_corrected")
    assert found.point.measure.value == Decimal(9)
    assert found.point.flag is Flag.WITHIN


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (typed("1.1", -1), "in the future. Check it. Nothing was recorded."),
        (typed("97"), "Was it reported in micromol/L? Nothing was recorded."),
        (typed("1.1", unit=""), "the unit is missing"),
        (typed("1.1", test="creatin"), "is not a test of this laboratory file"),
        (
            TypedResult("creatinine", "1.1", "mg/dL", MORNING.replace(tzinfo=None)),
            "has no time zone",
        ),
    ],
)
def test_a_slip_records_nothing(ward: Ward, result: TypedResult, said: str) -> None:
    before = chart_entries(ward)
    with pytest.raises(Slip) as refused:
        record(ward, result)
    assert said in str(refused.value)
    assert chart_entries(ward) == before


def test_a_value_ten_times_the_last_one_is_confirmed_first(ward: Ward) -> None:
    record(ward, typed("0.9", 60))
    with pytest.raises(Unusual, match="this is 10 times it"):
        record(ward, typed("9"))
    record(ward, typed("9"), confirmed=True)
    assert row(ward, "creatinine").point.shown == "9 mg/dL"


def test_one_specimen_has_one_result_of_a_test(ward: Ward) -> None:
    record(ward, typed("0.9"))
    with pytest.raises(NotAllowed, match=r"The chart holds 0\.9 mg/dL for Creatinine"):
        record(ward, typed("0.8"))


def test_who_may_not_chart_records_no_result(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="may not chart"):
        results.record_result(ward.station, PHARMACIST, MRN, LABORATORY, typed("0.9"))


def test_a_correction_makes_the_signature_over_the_dose_fall(ward: Ward) -> None:
    seq = record(ward, typed("0.9"))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("flush", creatinine_mg_dl="")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    assert ward.dose().signed
    change = typed("1.9", 30)
    results.correct_result(
        ward.station, NURSE, MRN, LABORATORY, ResultChange(seq, change, "Read wrongly")
    )
    assert not ward.dose().signed
    done = ward.dose().steps["labs_urine"]
    assert ward.station.case(MRN).answers(done)["creatinine_mg_dl"] == "1.9"


def test_a_correction_may_change_the_unit_and_the_time(ward: Ward) -> None:
    seq = record(ward, typed("1.1"))
    results.correct_result(
        ward.station,
        NURSE,
        MRN,
        LABORATORY,
        ResultChange(seq, typed("110", 45, "umol/L"), "Other unit"),
    )
    found = row(ward, "creatinine").point
    assert (found.shown, found.at) == ("110 micromol/L", minutes_ago(45))
    assert found.result is not None
    assert [old.shown for old in found.result.earlier] == ["1.1 mg/dL"]


@pytest.mark.parametrize(
    ("result", "reason", "said"),
    [
        (typed("1.1"), "Read again", "on record already"),
        (typed("1.2"), " ", "Give the reason"),
        (typed("138", unit="mmol/L", test="sodium"), "Read again", "Strike it out"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    ward: Ward, result: TypedResult, reason: str, said: str
) -> None:
    seq = record(ward, typed("1.1"))
    with pytest.raises((Slip, NotAllowed), match=said):
        results.correct_result(
            ward.station, NURSE, MRN, LABORATORY, ResultChange(seq, result, reason)
        )


def test_a_result_is_struck_out_once_and_serves_no_rule(ward: Ward) -> None:
    seq = record(ward, typed("0.9"))
    results.strike_out_result(ward.station, NURSE, MRN, seq, "Another patient's blood")
    assert verdict(ward, "creatinine") is Result.NOT_EVALUABLE
    assert results.lab_results(ward.station, MRN, LABORATORY) == ()
    with pytest.raises(NotAllowed, match="struck out"):
        results.strike_out_result(ward.station, NURSE, MRN, seq, "Specimen of another patient")


def test_an_import_is_one_transaction(ward: Ward) -> None:
    count = bring_in(
        ward,
        f"Creatinine;97;µmol/L;{EARLY}",
        f"Platelets;150;10^9/L;{EARLY}",
        f"Bilirubin;<0,2;mg/dL;{EARLY}",
        f"CO2;24;mmol/L;{NOON}",
    )
    entries = ward.station.register.stream(f"chart/{MRN}")[-4:]
    assert count == 4
    assert len({entry.request for entry in entries}) == 1
    assert [entry.body["row"] for entry in entries] == [2, 3, 4, 5]
    assert {entry.body["origin"] for entry in entries} == {"labs.csv"}
    assert [
        verdict(ward, name) for name in ("creatinine", "platelets", "bilirubin", "bicarbonate")
    ] == [Result.CLEAR] * 4


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (f"creatin;1;mg/dL;{EARLY}", "Line 3: “creatin” is not a test"),
        (f"sodium;138;;{EARLY}", "Line 3: Sodium: the unit is missing."),
        (f"sodium;1,380;mmol/L;{EARLY}", "Line 3: Sodium: "),
        (f"wbc;11.000;/uL;{EARLY}", "Write 11000 or 11."),
        ("sodium;138;mmol/L;20.13.26 05:00", "is not a time of the specimen"),
        ("sodium;138;mmol/L;05/04/2026 05:00", "may mean 05-Apr-2026 or 04-May-2026"),
        ("sodium;138;mmol/L;2026-11-20 23:00", "is in the future"),
        ("sodium;138;mmol/L;2026-11-01 01:30", "comes twice"),
        (f"=1+1;138;mmol/L;{EARLY}", "looks like a formula"),
        (f"sodium;13;mmol/L;{EARLY}", "cannot be right"),
        (f"creatinine;1.2;mg/dL;{EARLY}", "Line 2 gives 1.1 mg/dL for the same specimen."),
    ],
)
def test_one_bad_row_refuses_all(ward: Ward, bad: str, said: str) -> None:
    before = ward.station.register.head()
    with pytest.raises(Slip) as refused:
        bring_in(ward, f"creatinine;1.1;mg/dL;{EARLY}", bad)
    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was recorded; correct the rows and import again.")
    assert ward.station.register.head() == before


def test_every_bad_row_is_told(ward: Ward) -> None:
    rows = [f"sodium;{n};mg/dL;{EARLY}" for n in range(130, 155)]
    with pytest.raises(Slip) as refused:
        bring_in(ward, *rows)
    told = str(refused.value).split("\n")
    assert len(told) == importing.SHOWN_PROBLEMS + 2
    assert told[-2] == "5 more rows are wrong."


def test_a_row_of_another_patient_refuses_all(ward: Ward) -> None:
    head = f"MRN;{HEAD}"
    with pytest.raises(Slip, match="names “00511027” and not 00482913"):
        bring_in(ward, f"00511027;sodium;138;mmol/L;{EARLY}", head=head)
    with pytest.raises(Slip, match="names no MRN"):
        bring_in(ward, f";sodium;138;mmol/L;{EARLY}", head=head)
    assert bring_in(ward, f"{MRN};sodium;138;mmol/L;{EARLY}", head=head) == 1


def test_what_the_chart_holds_is_marked_and_left_out(ward: Ward) -> None:
    first = f"sodium;138;mmol/L;{EARLY}"
    bring_in(ward, first)
    found = looked_at(ward, first, f"sodium;139;mmol/L;{NOON}", f"sodium;139;mmol/L;{NOON}")
    assert [each.known for each in found.rows] == [
        "It is on the chart already.",
        None,
        "It stands in line 3 already.",
    ]
    assert bring_in(ward, first, f"sodium;139;mmol/L;{NOON}") == 1
    with pytest.raises(NotAllowed, match="Every result is on the chart already"):
        bring_in(ward, first)


@pytest.mark.parametrize("other", ["139;mmol/L", "<138;mmol/L", "138;mEq/L"])
def test_another_value_for_a_specimen_on_the_chart_is_refused(ward: Ward, other: str) -> None:
    bring_in(ward, f"sodium;138;mmol/L;{EARLY}")
    with pytest.raises(Slip, match="The chart holds 138 mmol/L for Sodium of this specimen"):
        bring_in(ward, f"sodium;{other};{EARLY}")


def test_what_was_struck_out_does_not_come_back_with_the_file(ward: Ward) -> None:
    first = f"sodium;138;mmol/L;{EARLY}"
    bring_in(ward, first)
    (kept,) = ward.station.case(MRN).chart.results
    results.strike_out_result(ward.station, NURSE, MRN, kept.seq, "Wrong tube")
    with pytest.raises(Slip, match="was struck out: Wrong tube"):
        bring_in(ward, first)
    assert bring_in(ward, f"sodium;141;mmol/L;{EARLY}") == 1


def test_an_unusual_row_is_confirmed_before_any_is_recorded(ward: Ward) -> None:
    record(ward, typed("0.9", 180))
    rows = (f"creatinine;9.9;mg/dL;{EARLY}", f"sodium;138;mmol/L;{EARLY}")
    assert [bool(each.notice) for each in looked_at(ward, *rows).rows] == [True, False]
    with pytest.raises(Unusual, match="Line 2: Creatinine"):
        bring_in(ward, *rows)
    assert bring_in(ward, *rows, confirmed=True) == 2


def test_a_preview_records_nothing(ward: Ward) -> None:
    before = ward.station.register.head()
    found = looked_at(ward, f"sodium;138;mmol/L;{EARLY}", "sodium;1x;mmol/L;now")
    assert (len(found.new), len(found.problems), found.names_patient) == (1, 1, False)
    assert ward.station.register.head() == before


GOOD = f"sodium;138;mmol/L;{EARLY}"


def test_the_rest_is_taken_only_after_a_person_says_so(ward: Ward) -> None:
    rows = (GOOD, f"MCV;90;fL;{EARLY}", f"creatinine;97;furlongs;{EARLY}")
    with pytest.raises(Slip, match="Line 3: “MCV” is not a test"):
        bring_in(ward, *rows)
    assert bring_in(ward, *rows, leave_out=True) == 1
    with pytest.raises(NotAllowed, match="No row of the table holds a new result"):
        bring_in(ward, *rows, leave_out=True)
    (kept,) = ward.station.case(MRN).chart.results
    assert [each.split(":")[0] for each in kept.left_out] == ["line 3", "line 4"]
    assert "“MCV” is not a test" in kept.left_out[0]
    entry = ward.station.register.stream(f"chart/{MRN}")[-1]
    told = EntryWords(Wording({}, ZONE, entry.occurred_at.date()), ())
    assert told.what(entry).endswith("; 2 rows of the import left out")


def test_of_two_values_for_one_specimen_neither_is_taken(ward: Ward) -> None:
    rows = (f"creatinine;1.1;mg/dL;{EARLY}", GOOD, f"creatinine;3.1;mg/dL;{EARLY}")
    assert [each.problem for each in looked_at(ward, *rows).rows] == [
        "Line 4 gives 3.1 mg/dL for the same specimen. Take one of them out.",
        None,
        "Line 2 gives 1.1 mg/dL for the same specimen. Take one of them out.",
    ]
    assert bring_in(ward, *rows, leave_out=True) == 1
    assert [each.test for each in ward.station.case(MRN).chart.results] == ["sodium"]


def test_a_row_of_another_patient_is_never_passed_over(ward: Ward) -> None:
    rows = (f"{MRN};{GOOD}", f"00511027;potassium;4;mmol/L;{EARLY}")
    with pytest.raises(Slip, match="another patient"):
        bring_in(ward, *rows, head=f"MRN;{HEAD}", leave_out=True)


@pytest.mark.parametrize("value", ["haemolysed", "pending", "see comment", "", "--"])
def test_a_row_without_a_number_is_no_result_and_refuses_nothing(ward: Ward, value: str) -> None:
    found = looked_at(ward, GOOD, f"potassium;{value};;")
    assert (len(found.new), len(found.problems), len(found.no_results)) == (1, 0, 1)
    assert found.rows[1].sentences.startswith("No result: the laboratory gave no number")
    assert value in found.rows[1].sentences
    assert bring_in(ward, GOOD, f"potassium;{value};;") == 1
    with pytest.raises(NotAllowed, match="No row of the table holds a new result"):
        bring_in(ward, f"potassium;{value};;")


CODED = f"code;{HEAD}"


@pytest.mark.parametrize(
    ("code", "name", "test"),
    [
        ("2160-0", "Kreatinin", "creatinine"),
        ("1920-8", "AST (SGOT)", "ast"),
        ("30239-8", "", "ast"),
        ("LAB123", "creatinine", "creatinine"),
        ("", "creatinine", "creatinine"),
        ("14682-9", "creatinine", "creatinine"),
    ],
)
def test_the_code_goes_before_a_local_name(ward: Ward, code: str, name: str, test: str) -> None:
    unit = "U/L" if test == "ast" else "mg/dL"
    (found,) = looked_at(ward, f"{code};{name};1.4;{unit};{EARLY}", head=CODED).rows
    assert found.test is not None
    assert (found.test.id, found.problem) == (test, None)


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("2160-0", "potassium", "“potassium” and “2160-0” are two different tests."),
        ("2161-8", "creatinine", "“2161-8” is the code of a test that this laboratory file lacks."),
        ("LAB123", "Kreatinin", "“Kreatinin” is not a test of this laboratory file."),
        ("", "", "The test is missing."),
    ],
)
def test_names_of_two_tests_and_unknown_codes_stay_refused(
    ward: Ward, code: str, name: str, said: str
) -> None:
    (found,) = looked_at(ward, f"{code};{name};1.4;mg/dL;{EARLY}", head=CODED).rows
    assert found.problem == said


def test_a_range_that_cannot_be_read_is_told_and_its_text_kept(ward: Ward) -> None:
    head = "test;value;unit;range;specimen time"
    (found,) = looked_at(ward, f"creatinine;97;umol/L;see report;{EARLY}", head=head).rows
    assert "“see report” names no limits" in found.sentences
    bring_in(ward, f"creatinine;97;umol/L;see report;{EARLY}", head=head)
    (kept,) = ward.station.case(MRN).chart.results
    assert kept.received.range_text == "see report"


def test_corrected_calcium_is_told_and_graded_in_the_unit_of_the_calcium(ward: Ward) -> None:
    record(ward, typed("2.9", unit="mmol/L", test="calcium"))
    record(ward, typed("4", unit="g/dL", test="albumin"))
    found = row(ward, "calcium_corrected")
    assert found.point.shown == "2.9 mmol/L"
    assert [(each.term, each.grade) for each in found.grades] == [
        ("Hypocalcemia", 0),
        ("Hypercalcemia", 1),
    ]


@pytest.mark.parametrize(
    ("rows", "test", "grade"),
    [
        ("ALT;100;U/L;10-40", "alt", 1),
        ("bilirubin;1.2;mg/dL;0.3-1.0", "bilirubin_total", 1),
        ("alkaline phosphatase;200;U/L;30-120", "alkaline_phosphatase", 1),
        ("glucose;3.0;mmol/L;3.9-6.1", "glucose", 1),
        ("glucose;2.2;mmol/L;3.9-6.1", "glucose", 2),
        ("hemoglobin;6.2;mmol/L;7.4-9.9", "hemoglobin", 1),
        ("hemoglobin;4.9;mmol/L;7.4-9.9", "hemoglobin", 2),
        ("magnesium;3.30;mmol/L;0.7-1.0", "magnesium", 3),
    ],
)
def test_grades_before_the_first_dose(ward: Ward, rows: str, test: str, grade: int) -> None:
    bring_in(ward, f"{rows};{EARLY}", head="test;value;unit;reference range;specimen time")
    found = row(ward, test).grade
    assert found is not None
    assert found.grade == grade


def test_what_is_no_table_is_refused(ward: Ward) -> None:
    with pytest.raises(Slip, match="does not name the columns"):
        looked_at(ward, head="sodium 138")


def test_two_stations_importing_the_same_table_keep_it_once(ward: Ward) -> None:
    other = make_station(ward.station.register, ward.clock, "WOW-04")
    text = f"{HEAD}\nsodium;138;mmol/L;{EARLY}"
    other.case(MRN)
    bring_in(ward, f"sodium;138;mmol/L;{EARLY}")
    with pytest.raises(NotAllowed, match="Every result is on the chart already"):
        importing.import_results(other, NURSE, MRN, LABORATORY, importing.SentTable(text))


def test_a_regimen_that_judges_in_another_unit_is_never_fed(ward: Ward) -> None:
    text = (FOLDER / TESTS).read_text(encoding="utf-8")
    changed = text.replace('unit = "per mm³"', 'unit = "cells per drop"')
    other = Laboratory(load_tests(changed), GradeScheme("none", "1", (), ()))
    with pytest.raises(NotAllowed, match="judges Platelets in per mm³"):
        results.record_result(
            ward.station, NURSE, MRN, other, typed("150", unit="10^9/L", test="platelets")
        )


@settings(max_examples=25)
@given(st.permutations(range(5)))
def test_the_order_of_arrival_never_changes_what_is_newest(order: list[int]) -> None:
    ward = make_ward()
    for place in order:
        record(ward, typed(f"1.{place}", 10 * (5 - place)))
    found = row(ward, "creatinine")
    assert found.point.shown == "1.4 mg/dL"
    assert found.trend is not None
    assert found.trend.previous.shown == "1.3 mg/dL"


def test_a_row_holds_the_last_twelve_values_and_the_first_baseline(ward: Ward) -> None:
    for hours in range(20, 0, -1):
        record(ward, typed(f"1.{hours:02}", minutes=60 * hours))
    shown = row(ward, "creatinine")
    assert [each.shown for each in shown.recent][-2:] == ["1.02 mg/dL", "1.01 mg/dL"]
    assert len(shown.recent) == 12
    assert shown.baseline is not None
    assert shown.baseline.value == Decimal("1.01")
