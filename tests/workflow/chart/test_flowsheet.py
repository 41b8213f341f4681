"""The flowsheet of a charted day: what it shows, what stays a gap, what is struck through."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.labs.points import Direction, Flag
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.curves import NEWS2, Series
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.labs import FlowLabRow
from il2nurse.readable.flowsheet.marks import Became
from il2nurse.readable.flowsheet.picture_fluids import draw_fluids, fitting_scale
from il2nurse.readable.flowsheet.picture_lanes import off_scale
from il2nurse.readable.flowsheet.picture_vitals import NOTHING, draw_vital_signs
from il2nurse.readable.flowsheet.rows import COLUMNS
from il2nurse.readable.flowsheet.words import flow_words, totals_line
from il2nurse.readable.painter import Ink, Marker
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart import charting, correcting, fluids
from tests.flow_day import day_start, full_day, observe, report
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.sketch import Recorder
from tests.ward import MORNING, MRN, NURSE, Ward, make_ward

PULSE, UPPER = "heart_rate_per_min", "systolic_mmhg"


@pytest.fixture(scope="module")
def day() -> Ward:
    """A charted day, which the tests only read."""
    return full_day()


@pytest.fixture(scope="module")
def sheet(day: Ward) -> Flowsheet:
    """Its flowsheet from 07:00 to 07:00."""
    return sheet_of(day)


def sheet_of(ward: Ward, hours: float = 24, start: datetime | None = None) -> Flowsheet:
    begin = start or day_start()
    stretch = Stretch(begin, begin + timedelta(hours=hours))
    return make_flowsheet(ward.station.moment(MRN), stretch, ward.station.shift_starts)


def series(sheet: Flowsheet, name: str) -> Series:
    return next(each for each in sheet.series if each.curve.field == name)


def teller(ward: Ward, *, dated: bool = False) -> FlowTeller:
    moment = ward.station.moment(MRN)
    return FlowTeller(moment, words(ward, moment), dated=dated)


def words(ward: Ward, moment: Moment) -> Wording:
    return Wording(ward.station.people(), ward.station.zone, moment.today)


def cells(ward: Ward, sheet: Flowsheet, title: str) -> Iterator[str]:
    place = next(at for at, column in enumerate(COLUMNS) if column.title == title)
    told = teller(ward)
    return (text_of(told.cells(row)[place]) for row in sheet.rows)


def lab(sheet: Flowsheet, test: str) -> FlowLabRow:
    return next(row for row in sheet.labs.rows if row.test == test)


# ------------------------------------------------------------------------------- curves


def test_no_line_crosses_a_time_without_values(sheet: Flowsheet) -> None:
    for each in sheet.series:
        for piece in each.curve.pieces:
            gaps = [two[0] - one[0] for one, two in pairwise(piece)]
            assert all(gap <= timedelta(hours=3) for gap in gaps)
    assert len(series(sheet, PULSE).curve.pieces) == 3


def test_the_regimen_says_how_far_a_line_may_reach() -> None:
    text = FILE.read_text(encoding="utf-8").replace('_line = "3 h"', '_line = "10 min"')
    book = ShippedRegimens()
    book.use(text)
    ward = make_ward(book=book)
    for _ in range(3):
        observe(ward, {})
        ward.pass_time(15)
    assert [len(piece) for piece in series(sheet_of(ward), PULSE).curve.pieces] == [1, 1, 1]


def test_a_value_left_out_for_a_reason_breaks_its_own_line_only() -> None:
    ward = make_ward()
    observe(ward, {})
    ward.pass_time(30)
    observe(ward, {PULSE: ""}, partial="asleep")
    ward.pass_time(30)
    observe(ward, {})
    made = sheet_of(ward)
    assert [len(piece) for piece in series(made, PULSE).curve.pieces] == [1, 1]
    assert [len(piece) for piece in series(made, UPPER).curve.pieces] == [3]


def test_a_withdrawn_value_leaves_a_gap() -> None:
    ward = make_ward()
    for _ in range(3):
        observe(ward, {})
        ward.pass_time(30)
    middle = ward.station.case(MRN).chart.sets[1]
    field = ward.regimen.fields[PULSE]
    correcting.strike_value(ward.station, NURSE, MRN, middle.seq, field, "Lead was off")
    assert [len(piece) for piece in series(sheet_of(ward), PULSE).curve.pieces] == [1, 1]


def test_a_partial_set_has_no_score() -> None:
    ward = make_ward()
    observe(ward, {PULSE: ""}, partial="asleep")
    made = sheet_of(ward)
    assert not series(made, NEWS2).points
    assert list(cells(ward, made, "NEWS2")) == ["partial"]


def test_limits_are_those_of_the_regimen(sheet: Flowsheet) -> None:
    assert [band.text for band in series(sheet, UPPER).bands] == ["hold below 90"]
    assert {(band.low, band.result) for band in series(sheet, PULSE).bands} == {
        (None, Result.HOLD),
        (Decimal(40), Result.WATCH),
        (Decimal(100), Result.WATCH),
        (Decimal(120), Result.RELATIVE),
        (Decimal(130), Result.ABSOLUTE),
    }


def test_a_value_off_the_scale_is_named(sheet: Flowsheet, day: Ward) -> None:
    assert [value for _, value in off_scale(series(sheet, PULSE))] == [Decimal(172)]
    told = flow_words(sheet, day.station.moment(MRN), words(day, day.station.moment(MRN)))
    assert any("off the scale: 172 at" in sentence for sentence in told)


# ------------------------------------------------------------------------------- marks


def test_every_dose_says_what_became_of_it(sheet: Flowsheet) -> None:
    assert [(mark.slot, mark.became) for mark in sheet.doses] == [
        (1, Became.GIVEN),
        (2, Became.HELD),
        (3, Became.GIVEN),
    ]


def test_a_reaction_is_marked_at_its_onset(sheet: Flowsheet) -> None:
    assert [(mark.label, mark.severe) for mark in sheet.reactions] == [("Chills", False)]


# ------------------------------------------------------------------------------- fluids


def test_totals_are_those_of_the_chart(sheet: Flowsheet) -> None:
    totals = sheet.fluids.totals
    assert totals.intake_ml == sum(bar.intake_ml or 0 for bar in sheet.fluids.bars)
    assert totals.output_ml == sum(bar.output_ml or 0 for bar in sheet.fluids.bars)
    assert sheet.fluids.running[-1][1] == totals.balance_ml


def test_an_hour_of_0_ml_is_not_an_hour_without_an_entry(sheet: Flowsheet) -> None:
    by_hour = {bar.stretch.start: bar.output_ml for bar in sheet.fluids.bars}
    assert by_hour[day_start() + timedelta(hours=7)] == 0
    assert by_hour[day_start() + timedelta(hours=8)] is None


def test_no_rate_is_spread_over_time_to_come(day: Ward) -> None:
    whole = sheet_of(day).fluids.totals
    assert whole.urine is not None
    assert whole.urine_ml == 600
    assert round(whole.urine.ml_per_h) == round(Decimal(600) / 21)


def test_a_shift_without_output_is_incomplete() -> None:
    ward = make_ward()
    ward.pass_time(60 * 50)
    made = sheet_of(ward, 48, MORNING)
    assert all(bar.incomplete for bar in made.fluids.bars if bar.stretch.end <= made.now)
    assert all(bar.intake_ml is None for bar in made.fluids.bars)


# ------------------------------------------------------------------------------- results


def test_a_result_says_where_it_lies_and_where_it_went(sheet: Flowsheet) -> None:
    first, second = lab(sheet, "potassium").values
    assert (first.value, first.flag, first.trend) == ("3.1", Flag.LOW, None)
    assert (second.value, second.trend) == ("3.6", Direction.RISING)


def test_a_result_that_no_rule_looks_at_has_no_verdict(sheet: Flowsheet) -> None:
    assert {each.result for each in lab(sheet, "potassium").values} == {Result.CLEAR}


def test_typed_and_reported_values_stand_in_one_row(sheet: Flowsheet) -> None:
    values = [each.value for each in lab(sheet, "creatinine_mg_dl").values]
    assert values == ["0.9", "0.9", "0.9", "1.8"]


def test_the_last_result_from_before_is_kept_beside(day: Ward) -> None:
    later = sheet_of(day, 2, day_start() + timedelta(hours=19))
    before = lab(later, "potassium").before
    assert before is not None
    assert before.value == "3.6"
    assert not lab(later, "potassium").values


# ------------------------------------------------------------------------------- rows


def test_a_correction_stands_struck_before_the_new_value(day: Ward, sheet: Flowsheet) -> None:
    place = next(at for at, column in enumerate(COLUMNS) if column.title == "BP")
    told = [teller(day).cells(row)[place] for row in sheet.rows]
    corrected = next(line for line in told if line and line[0].mark is Emphasis.STRUCK)
    assert text_of(corrected) == "102/60 112/60"
    assert corrected[-1].mark is Emphasis.STRONG


def test_a_volume_that_was_struck_out_keeps_its_place(day: Ward, sheet: Flowsheet) -> None:
    assert "150 vomit struck out" in list(cells(day, sheet, "Out mL"))
    assert sheet.fluids.totals.output_ml == 600


def test_reasons_are_told_in_words(day: Ward, sheet: Flowsheet) -> None:
    told = flow_words(sheet, day.station.moment(MRN), words(day, day.station.moment(MRN)))
    assert any("from 102 mmHg to 112 mmHg: Typing error, Robin Okafor, RN." in s for s in told)
    assert any("struck out: Belonged to another patient" in sentence for sentence in told)


def test_a_moved_time_shows_both_times() -> None:
    ward = make_ward()
    ward.pass_time(60)
    observe(ward, {})
    ward.pass_time(60)
    seq = ward.station.case(MRN).chart.sets[0].seq
    correcting.correct_time(ward.station, NURSE, MRN, seq, MORNING, "Watch was wrong")
    made = sheet_of(ward)
    assert list(cells(ward, made, "Time")) == ["08:00 07:00"]


def test_what_happens_in_one_minute_is_one_row(day: Ward, sheet: Flowsheet) -> None:
    assert len({row.at for row in sheet.rows}) == len(sheet.rows)
    assert [row.at for row in sheet.rows] == sorted((row.at for row in sheet.rows), reverse=True)
    assert "52.3 aldesleukin bag · 25 flush" in list(cells(day, sheet, "In mL"))


def test_a_weight_shows_how_far_it_lies_from_the_dosing_weight() -> None:
    ward = make_ward()
    fields = (ward.regimen.fields["weight_kg"],)
    typed = {"weight_kg": "74.2"}
    charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(typed, confirmed=("weight_kg",))
    )
    assert "74.2 (+6 %)" in list(cells(ward, sheet_of(ward), "Weight kg"))


# ------------------------------------------------------------------------------- pictures


def drawn(sheet: Flowsheet) -> Recorder:
    recorder = Recorder()
    draw_vital_signs(recorder, sheet, 600, 260)
    return recorder


def test_a_gap_is_not_drawn_over(sheet: Flowsheet) -> None:
    lines = drawn(sheet).of("polyline", Ink.HEART)
    assert len(lines) == len([p for p in series(sheet, PULSE).curve.pieces if len(p) > 1])


def test_a_value_off_the_scale_is_an_arrow_with_its_number(sheet: Flowsheet) -> None:
    recorder = drawn(sheet)
    assert any(Marker.UP in each for each in recorder.of("marker", Ink.OFF_SCALE))
    assert "172" in recorder.texts


def test_a_marked_value_on_the_scale_has_its_number(sheet: Flowsheet) -> None:
    assert [value for _, value in series(sheet, UPPER).marked] == [Decimal(88)]
    assert series(sheet, NEWS2).marked
    assert "88" in drawn(sheet).texts


def test_doses_and_reactions_are_named(sheet: Flowsheet) -> None:
    texts = drawn(sheet).texts
    assert {"dose 1 given in full", "dose 2 held", "dose 3 given in full", "Chills", "now"} <= set(
        texts
    )


def test_a_limit_is_named_and_not_only_coloured(sheet: Flowsheet) -> None:
    texts = drawn(sheet).texts
    assert {"stop the cycle above 130", "systolic hold below 90", "emergency from 7"} <= set(texts)


def test_a_range_between_two_limits_is_named_with_both(sheet: Flowsheet) -> None:
    """A rate of 84 lies above 40, and is none to watch."""
    heart = {band.text for band in series(sheet, PULSE).bands}
    assert {"watch above 40 to 50", "watch 100 to below 120", "relative 120 to 130"} <= heart
    assert {"relative 120 to 130", "watch 38 to below 40"} <= set(drawn(sheet).texts)


def test_a_unit_is_said_once_in_a_sentence(day: Ward, sheet: Flowsheet) -> None:
    told = flow_words(sheet, day.station.moment(MRN), words(day, day.station.moment(MRN)))
    assert [each for each in told if each.startswith("Platelets per mm³: ")]
    assert [each for each in told if each.startswith("Creatinine in mg/dL: ")]
    assert not [each for each in told if "in per" in each]


def test_everything_lies_inside_the_picture(sheet: Flowsheet) -> None:
    for draw in (draw_vital_signs, draw_fluids):
        recorder = Recorder()
        draw(recorder, sheet, 600, 260)
        for kind, x, y, *_ in recorder.strokes:
            if kind in ("marker", "rect", "text"):
                assert isinstance(x, float)
                assert isinstance(y, float)
                assert 0 <= x <= 600
                assert 0 <= y <= 260


def test_an_empty_period_says_so() -> None:
    ward = make_ward()
    assert NOTHING in drawn(sheet_of(ward)).texts
    assert sheet_of(ward).empty


def test_bars_hang_from_one_line(sheet: Flowsheet) -> None:
    recorder = Recorder()
    draw_fluids(recorder, sheet, 600, 130)
    intake, output = recorder.of("rect", Ink.INTAKE), recorder.of("rect", Ink.OUTPUT)
    feet = {round(float(str(y)) + float(str(high)), 6) for _, _, y, _, high, _ in intake}
    heads = {round(float(str(y)), 6) for _, _, y, *_ in output}
    assert feet == heads
    assert len(feet) == 1


@pytest.mark.parametrize(("low", "high"), [(0, 1305), (-700, 40), (-1, 1), (0, 99_000)])
def test_a_scale_holds_its_ends(low: int, high: int) -> None:
    scale = fitting_scale(Decimal(low), Decimal(high), 0.0, 100.0)
    assert scale.low <= low
    assert scale.high >= high
    assert scale.y(scale.high) == 0.0


def test_a_new_result_makes_another_column() -> None:
    ward = make_ward()
    ward.pass_time(60)
    report(ward, "potassium", "4.1", "mmol/L")
    ward.pass_time(60)
    report(ward, "potassium", "4.3", "mmol/L")
    assert len(sheet_of(ward).labs.times) == 2


def test_urine_below_what_the_regimen_watches_is_marked_in_the_totals(day: Ward) -> None:
    regimen = day.station.moment(MRN).regimen
    (low,) = [span for span in totals_line(sheet_of(day), regimen) if "mL/kg/h" in span.text]
    assert low.text == "0.4 mL/kg/h, below 0.5"
    assert low.mark is Emphasis.WARN
    (enough,) = [span for span in totals_line(sheet_of(day, 8), regimen) if "kg/h" in span.text]
    assert enough.text.endswith(" mL/h, 0.6 mL/kg/h")


def test_no_rate_of_urine_is_told_where_some_hours_of_it_are_not_charted() -> None:
    """600 mL at the end of two days, one of them uncharted, is not a kidney that makes 12 mL/h."""
    ward = make_ward()
    ward.pass_time(60 * 47)
    fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(600)))
    ward.pass_time(60)
    regimen = ward.station.moment(MRN).regimen
    told = text_of(totals_line(sheet_of(ward, 48, MORNING), regimen))
    assert "Urine 600 mL, not all of it charted, so that no rate is told" in told
    assert "mL/h" not in told
