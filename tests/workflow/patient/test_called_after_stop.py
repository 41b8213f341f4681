"""A stop for what the patient shows asks for a call to the prescriber, until one is on record."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.alarms.owed import Owed, every_owed_call
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.gates import Closer
from il2nurse.readable.dose.in_short import NOBODY_OF_STOP
from il2nurse.ui.patient.dose_marks import dose_story
from il2nurse.ui.patient.doses import dose_rows
from il2nurse.ui.ward.columns import patient_row
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.dose.reacting import stop_for_reaction
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.newer import newer_text, switch, with_newer
from tests.papers import paper_maker, print_record
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward, once

NO_CALL = "OPEN: no call to the prescriber about the stop is recorded"


@pytest.fixture
@once
def running() -> Ward:
    """A dose that runs for six minutes."""
    ward = make_ward()
    stories.begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    return ward


def owed(ward: Ward) -> tuple[Owed, ...]:
    return every_owed_call(ward.station.moment(MRN))


def called(ward: Ward, phone: str | None = None) -> Call:
    who = "Locum, Lena" if phone else DOCTOR.id
    return Call(who, ward.station.now().at, read_back=True, order="Wake hourly", phone=phone)


def stop_and_sign(ward: Ward) -> None:
    """The dose is stopped for drowsiness and signed, and nobody calls."""
    ending.stop(ward.station, NURSE, key(), "drowsy")
    ward.walk("flush")
    ward.pass_time(40)
    ward.vital_signs()
    ward.confirm("vital_signs_after", vital_signs_missed="The patient was in the scanner")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)


def kinds(ward: Ward) -> list[AlarmKind]:
    return [each.alarm.kind for each in ward_alarms(ward.station)]


def test_every_reason_of_what_the_patient_shows_asks_and_no_other(running: Ward) -> None:
    asking = {each.word for each in running.regimen.stop_reasons if each.say}
    assert asking == {
        *("reaction", "drowsy", "low_pressure", "low_oxygen", "chest_pain", "rhythm"),
        *("allergic", "extravasation"),
    }


@pytest.mark.parametrize("reason", ["line", "refused", "prescriber", "other"])
def test_another_stop_asks_for_no_call(running: Ward, reason: str) -> None:
    ending.stop(running.station, NURSE, key(), reason)
    assert not owed(running)


def test_a_stop_for_drowsiness_is_an_alarm_until_the_call_is_on_record(running: Ward) -> None:
    ending.stop(running.station, NURSE, key(), "drowsy")
    assert kinds(running) == [AlarmKind.CALL_OWED]
    (alarm,) = (each.alarm for each in ward_alarms(running.station))
    assert "Dose 1 was stopped (new drowsiness or confusion) at " in alarm.say
    assert "Call the prescriber now." in alarm.say
    row = next(each for each in ward_rows(running.station) if each.case.patient.subject == MRN)
    matters = attention_list(running.station, (row,))
    assert [each.urgency for each in matters if each.alarm] == [Urgency.ACT]
    acknowledge(running.station, NURSE, MRN, alarm, "calling")
    assert owed(running)
    record_call(running.station, NURSE, MRN, owed(running), called(running))
    assert not owed(running)
    assert not kinds(running)
    with pytest.raises(NotAllowed, match="Nothing asks for this call any more"):
        record_call(running.station, NURSE, MRN, owed(running), called(running))


def test_a_reaction_that_ended_the_infusion_asks_as_well(running: Ward) -> None:
    stop_for_reaction(running.station, NURSE, key())
    (each,) = owed(running)
    assert (each.asked_by, each.dose) == ("reaction", key().stream)


def test_one_call_answers_one_stop(running: Ward) -> None:
    ending.stop(running.station, NURSE, key(), "drowsy")
    shown = owed(running)
    record_call(running.station, NURSE, MRN, shown, called(running), request="once")
    with pytest.raises(KeptBefore):
        record_call(running.station, NURSE, MRN, shown, called(running), request="once")
    entries = running.station.register.of_kind(Kind.PRESCRIBER_CALLED)
    assert [entry.body["dose"] for entry in entries] == [key().stream]


def test_an_unlisted_prescriber_is_looked_at_as_of_the_stop(running: Ward) -> None:
    ending.stop(running.station, NURSE, key(), "drowsy")
    record_call(running.station, NURSE, MRN, owed(running), called(running, "0170 555"))
    (alarm,) = (each.alarm for each in ward_alarms(running.station))
    assert alarm.kind is AlarmKind.UNLISTED
    assert "Call about the stop of dose 1 to Locum, Lena" in alarm.say


def test_no_next_dose_is_begun_before_the_call_is_on_record(running: Ward) -> None:
    stop_and_sign(running)
    running.pass_time(7 * 60)
    (gate,) = shut_gates(running.station.moment(MRN))
    assert (gate.id, gate.closer) == ("call_owed", Closer.CALLER)
    row = ward_row(running.station, MRN)
    assert row.state is WardState.NOT_ELIGIBLE
    with pytest.raises(NotAllowed, match=r"was stopped .* No call is on record"):
        administration.begin(running.station, NURSE, MRN)
    record_call(running.station, NURSE, MRN, owed(running), called(running))
    assert administration.begin(running.station, NURSE, MRN).key.slot == 2


def test_the_ward_row_says_the_call_once(running: Ward) -> None:
    ending.stop(running.station, NURSE, key(), "drowsy")
    told = patient_row(running.station, ward_row(running.station, MRN)).cells[-1].text
    assert told.lower().count("call the prescriber") == 1


SAID = "going on in drowsiness can end in coma"
WORD = '[[stop_reason]]\nword = "drowsy"'


@pytest.mark.parametrize(("was", "now"), [(SAID, "no more"), (WORD, WORD.replace("drow", "slee"))])
def test_a_switch_to_another_text_leaves_the_call_owed(was: str, now: str) -> None:
    ward, newer = with_newer(newer_text(was, now))
    stories.begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    stop_and_sign(ward)
    before = owed(ward)
    switch(ward, newer)
    assert ward.station.moment(MRN).regimen.digest == newer.digest
    assert owed(ward) == before
    assert [SAID in each.say for each in before] == [True]
    record_call(ward.station, NURSE, MRN, before, called(ward))
    assert not owed(ward)


def test_record_and_list_tell_the_stop_and_the_call(running: Ward) -> None:
    ending.stop(running.station, NURSE, key(), "drowsy")
    papers = paper_maker()
    told = whole(print_record(running.station, NURSE, key(), papers))
    assert "Infusion stopped: New drowsiness or confusion" in told
    assert NO_CALL in told
    assert NOBODY_OF_STOP in told
    dose = running.station.case(MRN).doses[key()]
    story = dose_story(dose, running.regimen, running.station.now().at)
    assert story.endswith(": New drowsiness or confusion")
    record_call(running.station, NURSE, MRN, owed(running), called(running))
    told = whole(print_record(running.station, NURSE, key(), papers))
    assert NO_CALL not in told
    assert "was called: Dose 1 was stopped" in told
    assert "Who was told:" in told


def test_the_list_of_doses_tells_the_reason_by_the_text_of_the_dose() -> None:
    was = 'word = "drowsy"\nlabel = "New drowsiness or confusion"'
    ward, newer = with_newer(newer_text(was, was.replace("New drowsiness or confusion", "Sleepy")))
    stories.begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    stop_and_sign(ward)
    switch(ward, newer)
    moment = ward.station.moment(MRN)
    assert moment.regimen.digest == newer.digest
    told = {c.text for row in dose_rows(moment, ward.station.words) for c in row.cells}
    assert any("New drowsiness or confusion" in each for each in told)
