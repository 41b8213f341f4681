"""The patient page: banner, doses, what comes next, charting and papers from it."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.words import DOSE_WORDS, MUST_BE_HELD, NOTHING_GIVEN
from il2nurse.ui.course.move_doses import MoveDosesDialog
from il2nurse.ui.editors.grouped import GroupedEditor
from il2nurse.ui.forms.questions import FITTING
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.patient.dose_strip import SHORT, fitting
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration, holding
from tests.ui.hands import click, press, write
from tests.ui.measure import cut
from tests.ui.seed import DIAZ, MARSHALL, Seat
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN, STUDENT

# The room for a day in the strip at 1024 pixels.
NARROW, NARROW_DAY = 37.0, "23-Nov"


def look_at(seat: Seat, mrn: str = MRN) -> DosesPage:
    seat.session.go("patient", mrn)
    assert isinstance(seat.page, DosesPage)
    return seat.page


def rows(seat: Seat) -> list[list[str]]:
    table = seat.find("dose_list")
    assert isinstance(table, Table)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_banner_says_who_it_is_and_who_could_be_mistaken(seat: Seat) -> None:
    told = look_at(seat).banner.accessibleName()
    for part in ("MARSH, Eleanor", "14-Mar-1968", "58 y", MRN, "70 kg", "penicillin (rash)"):
        assert part in told
    assert "bed" in told
    assert "MARSHALL, Ellen" in told
    assert "family name and birth date alike. Check the wristband: given name, MRN." in told


def test_the_first_picture_of_the_next_patient_cuts_nothing(seat: Seat) -> None:
    look_at(seat, DIAZ.mrn)
    QTest.qWait(50)
    page = look_at(seat, MARSHALL.mrn)
    shown = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    assert len(shown) > 20
    cut = [each.text() for each in shown if each.width() < each.minimumSizeHint().width()]
    cut += [each.text() for each in shown if each.height() < each.minimumSizeHint().height()]
    assert cut == []


def test_a_name_like_no_other_has_no_warning(seat: Seat) -> None:
    assert "alike" not in look_at(seat, DIAZ.mrn).banner.accessibleName()


def test_without_an_order_the_missing_tests_lead_and_ordering_is_offered(seat: Seat) -> None:
    look_at(seat, DIAZ.mrn)
    assert seat.window.focusWidget() is seat.button("eligibility")
    assert seat.shows("order_course")
    assert not seat.shows("begin_dose")
    assert not seat.shows("vital_signs")


def test_begin_opens_the_dose_at_its_first_step(seat: Seat) -> None:
    look_at(seat)
    assert seat.button("begin_dose").text() == "Begin dose 1"
    QTest.keyClick(seat.window, Qt.Key.Key_B)
    assert seat.page_name == "dose"
    assert seat.ward.dose().begun_by == NURSE.id


def test_long_before_the_dose_the_tests_are_entered_and_begin_waits(seat: Seat) -> None:
    to = seat.ward.station.moment(MRN).slots[0] + timedelta(hours=3)
    moving.move_slots(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), to, "The line is put in first")
    page = look_at(seat)
    assert page.foot.main.text() == "Begin from 10:00"
    assert not page.foot.main.isEnabled()
    assert not seat.button("empty_act").isEnabled()
    click(seat.button("eligibility"))
    assert seat.page_name == "eligibility"


def test_an_open_dose_is_continued_and_never_begun_again(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    look_at(seat)
    assert seat.button("begin_dose").text() == "Continue dose 1"
    click(seat.button("begin_dose"))
    assert seat.page_name == "dose"
    assert len(seat.ward.dose().entries) == 1


def test_the_strip_never_cuts_the_word_of_a_state(seat: Seat) -> None:
    strip = look_at(seat).strip
    room = strip.width() / len(seat.ward.station.moment(MRN).slots) - 16
    metrics = QFontMetrics(fonts.bold(11))
    words = [phrase.word for phrase in (*DOSE_WORDS.values(), NOTHING_GIVEN, MUST_BE_HELD)]
    shown = [SHORT.get(word, word) for word in words]
    assert len(set(shown)) == len(set(words))
    assert all(metrics.horizontalAdvance(word) <= room for word in shown)


def test_the_day_of_a_dose_is_whole_where_its_box_is_narrow(qtbot: QtBot) -> None:
    small = fonts.font(sizes.SMALL)
    assert QFontMetricsF(small).horizontalAdvance(NARROW_DAY) > NARROW
    narrowed = fitting(small, NARROW_DAY, NARROW)
    assert QFontMetricsF(narrowed).horizontalAdvance(NARROW_DAY) <= NARROW
    assert fitting(small, NARROW_DAY, 2 * NARROW).stretch() == 100


def test_what_may_be_done_with_the_doses_stands_in_one_row(seat: Seat) -> None:
    acts = look_at(seat).acts
    offered = (acts.suitability, acts.teaching, acts.calendar, acts.more)
    assert all(each.isVisible() for each in offered)
    assert len({each.mapTo(acts, each.rect().topLeft()).y() for each in offered}) == 1


def test_what_is_seldom_done_stands_in_one_menu(seat: Seat) -> None:
    acts = look_at(seat).acts
    assert acts.more.offered == (
        acts.move_doses,
        acts.pause_order,
        acts.close_cycle,
        acts.given_on_paper,
        acts.held_on_paper,
        acts.transfer,
    )
    assert not any(each.isVisible() for each in acts.more.offered)
    seat.choose("move_doses")
    assert seat.shows("record_move")


def test_an_act_of_the_menu_goes_by_its_key_alone(seat: Seat) -> None:
    look_at(seat)
    press(seat.window, Qt.Key.Key_J)
    assert seat.shows("record_move")
    press(seat.window, Qt.Key.Key_J)
    assert len(seat.window.findChildren(MoveDosesDialog)) == 1


def test_the_strip_tells_given_held_and_next(seat: Seat) -> None:
    seat.ward.give()
    reason = "prescriber"
    holding.hold_unbegun(seat.ward.station, NURSE, MRN, Grounds(reason, seat.ward.call()))
    told = look_at(seat).strip.accessibleName()
    assert "dose 1 Given in full" in told
    assert "dose 2 Held" in told
    assert "dose 3 Next" in told
    assert "dose 4 Later" in told


TOLD = "52.3 mL in full"


def test_the_list_says_what_happened_and_by_whom(seat: Seat) -> None:
    seat.ward.give()
    look_at(seat)
    assert rows(seat) == [
        ["1", "1 · 1", "08:00", "07:00 to 07:15", "Given in full", TOLD, "Robin Okafor, RN"]
    ]


def test_what_is_still_to_answer_of_a_dose_that_is_not_given_stands_on_top(
    seat: Seat,
) -> None:
    look_at(seat)
    click(seat.button("not_given"))
    (line,) = seat.window.findChildren(QLabel, "still_to_answer")
    named = "reason · prescriber called · time of the call · what was ordered · read-back"
    assert line.text() == f"Still to answer: {named}"
    click(seat.button("reason_refused"))
    assert line.text() == f"Still to answer: {named.removeprefix('reason · ')}"


def test_a_dose_that_is_not_given_is_accounted_for_with_a_call(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("not_given"))
    click(seat.button("reason_refused"))
    write(seat.find("prescriber"), "Erin")
    write(seat.line("called_at"), "n")
    write(seat.line("order"), "Nothing ordered")
    click(seat.button("read_back_yes"))
    click(seat.button("record_not_given"))
    held = seat.ward.dose().held
    assert held is not None
    assert held.call is not None
    assert held.call.prescriber == DOCTOR.id


def test_without_the_read_back_nothing_is_recorded(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("not_given"))
    click(seat.button("reason_prescriber"))
    write(seat.find("prescriber"), "Erin")
    write(seat.line("called_at"), "n")
    write(seat.line("order"), "Hold it")
    click(seat.button("record_not_given"))
    assert not seat.ward.station.case(MRN).doses
    assert "read" in seat.spoken


def test_intake_is_charted_from_here(seat: Seat) -> None:
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_I)
    press(seat.find("kind"), Qt.Key.Key_U)
    write(seat.line("ml"), "250")
    click(seat.button("record_fluid"))
    (kept,) = seat.ward.station.case(MRN).chart.fluids
    assert (kept.fluid.kind, str(kept.fluid.ml)) == ("urine", "250")


def test_vital_signs_are_charted_from_here(seat: Seat) -> None:
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    for name, text in (("heart_rate_per_min", "88"), ("systolic_mmhg", "118")):
        write(seat.line(name), text)
    assert isinstance(seat.find("rhythm"), QComboBox)
    click(seat.button("record_observations"))
    assert not seat.ward.station.case(MRN).chart.sets
    assert "is not answered yet" in seat.spoken


def test_the_letters_of_a_dialog_do_not_press_the_page(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("fluids"))
    press(seat.find("kind"), Qt.Key.Key_B)
    assert seat.page_name == "patient"
    assert not seat.ward.station.case(MRN).doses


def test_the_record_opens_as_pages_and_its_copy_is_on_record(seat: Seat, tmp_path: Path) -> None:
    seat.ward.give()
    look_at(seat)
    click(seat.button("record_pdf"))
    assert isinstance(seat.page, PreviewPage)
    assert seat.page.paper.startswith(b"%PDF")
    assert len(seat.page.pages) >= 1
    seat.page.keep(tmp_path / "record.pdf")
    assert seat.ward.station.register.newest(1)[0].kind is Kind.PRINTED


def test_the_preparation_sheet_goes_back_to_where_it_was_asked(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("preparation_pdf"))
    assert seat.page_name == "preview"
    click(seat.button("leave_preview"))
    assert seat.page_name == "patient"


def test_a_student_may_chart_and_nothing_else(seat: Seat) -> None:
    seat.session.end()
    seat.session.begin(STUDENT)
    look_at(seat)
    assert seat.shows("vital_signs")
    for name in ("begin_dose", "not_given", "preparation_pdf", "order_course"):
        assert not seat.shows(name)


def test_a_pharmacist_begins_no_dose(seat: Seat) -> None:
    seat.session.end()
    seat.session.begin(PHARMACIST)
    look_at(seat)
    assert not seat.shows("begin_dose")
    assert seat.shows("preparation_pdf")


def test_a_scanned_wristband_changes_to_that_patient(seat: Seat) -> None:
    page = look_at(seat)
    page.scanned(MARSHALL.mrn)
    assert "MARSHALL, Ellen" in page.banner.accessibleName()


def test_no_value_of_the_right_column_is_cut(seat: Seat, qtbot: QtBot) -> None:
    seat.ward.give()
    for minutes in (0, 100, 3000):
        seat.ward.pass_time(minutes)
        page = look_at(seat)
        page.refresh()
        qtbot.wait(30)
        shown = [w for w in page.aside.findChildren(QLabel) if w.isVisible() and w.text()]
        assert len(shown) > 10
        assert [say for label in shown for say in cut(label)] == []
        view = page.aside.viewport()
        ends = {w.text(): w.mapTo(view, w.rect().topRight()).x() for w in shown}
        assert {text: x for text, x in ends.items() if x > view.width()} == {}


def test_what_speaks_against_the_dose_ahead_is_named_and_begin_does_not_stand_out(
    seat: Seat,
) -> None:
    assert look_at(seat).foot.main.stands_out
    values = {"heart_rate_per_min": "125", "creatinine_mg_dl": "2.6"}
    fields = tuple(seat.ward.regimen.fields[name] for name in values)
    observe(seat.ward.station, NURSE, MRN, fields, ObservedFact(values))
    seat.session.go("ward")
    page = look_at(seat)
    told = [box.accessibleName() for box in page.notices.findChildren(FindingBox)]
    assert told[0].startswith("Must be held: Heart rate: 125 per min")
    assert "Creatinine: 2.6 mg/dL" in told[0]
    assert "2 of 3 relative criteria met; one more stops the cycle." in told[0]
    assert "Draw blood before dose 1, by 08:00: " in told[0]
    assert ", creatinine. Newer values may change this" in told[0]
    assert not page.foot.main.stands_out
    assert seat.window.focusWidget() is not page.foot.main
    assert page.foot.main.text() == "Begin dose 1 to hold it"
    click(seat.button("not_given"))
    assert "Creatinine: 2.6 mg/dL" in seat.spoken
    (reason,) = seat.window.findChildren(GroupedEditor)
    fitting = reason.groups[0]
    assert fitting.name == FITTING
    assert [card.text() for card in fitting.cards] == [
        "Heart rate or rhythm",
        "Urine or creatinine",
    ]
    click(seat.button("cancel"))
    assert "must be held due 08:00" in page.banner.accessibleName()
    QTest.keyClick(seat.window, Qt.Key.Key_B)
    assert seat.page_name == "dose"


def test_one_that_must_be_held_names_no_time_from_which_to_begin(seat: Seat) -> None:
    seat.ward.give()
    seat.ward.pass_time(2 * 60)
    values = {"heart_rate_per_min": "125", "creatinine_mg_dl": "2.6"}
    fields = tuple(seat.ward.regimen.fields[name] for name in values)
    observe(seat.ward.station, NURSE, MRN, fields, ObservedFact(values, confirmed=tuple(values)))
    page = look_at(seat)
    assert not page.foot.main.isVisible()
    assert page.foot.not_given.text() == "Hold this dose"
    assert page.foot.not_given.key == "F8"


def test_a_dose_is_not_begun_before_it_may_start_and_the_button_says_from_when(seat: Seat) -> None:
    seat.ward.give()
    page = look_at(seat)
    assert page.foot.main.text() == "Begin from 15:00"
    assert not page.foot.main.isEnabled()
    QTest.keyClick(seat.window, Qt.Key.Key_B)
    assert seat.page_name == "patient"
    assert seat.ward.station.case(MRN).open_dose is None
    click(seat.button("not_given"))
    click(seat.button("cancel"))
    assert not page.foot.main.isEnabled()
