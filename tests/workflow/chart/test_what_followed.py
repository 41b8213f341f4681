"""Beside a value that holds a dose or calls the team stands what came of it."""

from datetime import timedelta

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.flowsheet import make_flowsheet
from il2nurse.readable.flowsheet.followed import Followed, followed
from il2nurse.readable.flowsheet.words import flow_words
from il2nurse.readable.wording import Wording
from il2nurse.workflow.dose import ending
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.flow_day import day_start, full_day, observe
from tests.reports import stories
from tests.ward import DOCTOR, MRN, NURSE, Ward, key, make_ward

DAY = timedelta(hours=24)


def marked(ward: Ward, hours: float = 24) -> tuple[Followed, ...]:
    moment = ward.station.moment(MRN)
    stretch = Stretch(day_start(), day_start() + timedelta(hours=hours))
    return tuple(followed(make_flowsheet(moment, stretch, ward.station.shift_starts), moment))


def told(ward: Ward, mark: Followed) -> str:
    moment = ward.station.moment(MRN)
    return mark.told(Wording(ward.station.people(), ward.station.zone, moment.today))


def test_the_newest_marked_value_stands_first_with_the_next_one() -> None:
    ward = full_day()
    newest, *_ = marked(ward)
    assert newest.what == "HR 172, NEWS2 10"
    assert "next " in told(ward, newest).lower()
    assert "HR 110" in told(ward, newest)


def test_a_dose_that_was_held_next_is_named() -> None:
    ward = full_day()
    low = next(each for each in marked(ward) if "Systolic 88" in each.what)
    assert "dose 2 held" in told(ward, low)
    assert "prescriber called " in told(ward, low)
    assert "no call on record" not in told(ward, low)


def test_an_alarm_is_open_until_someone_takes_it_on() -> None:
    ward = full_day()
    newest, *_ = marked(ward)
    assert "alarm not acknowledged; no call on record" in told(ward, newest)
    moment = ward.station.moment(MRN)
    for alarm in alarms(moment, ward.station.now()):
        acknowledge(ward.station, NURSE, MRN, alarm)
    newest, *_ = marked(ward)
    assert "alarm acknowledged " in told(ward, newest)


def test_the_next_value_is_looked_for_behind_the_period_too() -> None:
    ward = full_day()
    newest, *_ = marked(ward)
    until = (newest.at - day_start()) / timedelta(hours=1) + 0.1
    last, *_ = marked(ward, until)
    assert last.next_at == newest.next_at


def test_a_value_that_was_not_measured_again_says_so() -> None:
    ward = make_ward()
    ward.pass_time(60)
    observe(ward, {"heart_rate_per_min": "140"})
    moment = ward.station.moment(MRN)
    stretch = Stretch(moment.at - DAY, moment.at + DAY)
    sheet = make_flowsheet(moment, stretch, ward.station.shift_starts)
    mark, *_ = followed(sheet, moment)
    assert told(ward, mark).endswith("not measured again yet; no call on record.")


def test_the_words_tell_all_of_them_in_the_order_of_the_day() -> None:
    ward = full_day()
    moment = ward.station.moment(MRN)
    stretch = Stretch(day_start(), day_start() + DAY)
    sheet = make_flowsheet(moment, stretch, ward.station.shift_starts)
    wording = Wording(ward.station.people(), ward.station.zone, moment.today)
    sentences = [s for s in flow_words(sheet, moment, wording) if s.startswith("Marked at ")]
    assert len(sentences) == len(marked(ward))
    assert "Systolic 88" in sentences[1]
    assert "HR 172" in sentences[-1]


def test_the_limit_that_a_value_meets_is_named_first() -> None:
    ward = full_day()
    newest, *_ = marked(ward)
    assert told(ward, newest).startswith("HR above 130: stop the cycle if it persists; next ")


def test_a_call_about_the_infusion_that_was_stopped_is_told_beside_the_value() -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    observe(ward, {"systolic_mmhg": "82"})
    ending.stop(ward.station, NURSE, key(), "low_pressure")
    ward.pass_time(1)
    at = ward.station.now().at
    call = Call(DOCTOR.id, at, read_back=True, order="Fluid bolus")
    record_call(ward.station, NURSE, MRN, every_owed_call(ward.station.moment(MRN)), call)
    mark = next(each for each in marked(ward) if "Systolic 82" in each.what)
    assert "Fluid bolus" in told(ward, mark)
    assert "no call on record" not in told(ward, mark)
