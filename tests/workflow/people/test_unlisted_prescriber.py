"""Who may be named as the prescriber who was called, and what becomes of one not on record."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.facts import DoseHeldFact, OverriddenFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.labs.calls import owed_calls
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.domain.values.text import text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.administration import dose_draft
from il2nurse.workflow.dose.overriding import override
from il2nurse.workflow.labs import results
from il2nurse.workflow.labs.results import ResultChange
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.laboratory import LABORATORY
from tests.papers import summary_of
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PHARMACIST, PIN, ZONE, Ward, key, make_ward, once

LOCUM = "Dr. Hanna Orr"
PHONE = "555-0142"
SHOWN = "Dr. Hanna Orr (not on record here, phone 555-0142)"


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 is begun, due in half an hour."""
    made = make_ward()
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    return made


def call(ward: Ward, prescriber: str, phone: str = "") -> Call:
    return Call(prescriber, ward.station.now().at, read_back=True, order="Hold it", phone=phone)


def hold(ward: Ward, prescriber: str, phone: str = "") -> None:
    grounds = Grounds("prescriber", call(ward, prescriber, phone))
    holding.hold(ward.station, NURSE, key(), grounds)


def put_aside(ward: Ward, prescriber: str, phone: str = "") -> None:
    grounds = Grounds("Fever is treated", call(ward, prescriber, phone))
    witness = Witness(CHARGE.id, PIN)
    override(ward.station, NURSE, key(), "relative_count_hold", grounds, witness)


def found(ward: Ward) -> tuple[Alarm, ...]:
    every = alarms(ward.station.moment(MRN), ward.station.now())
    return tuple(each for each in every if each.kind is AlarmKind.UNLISTED)


def record_of(ward: Ward) -> str:
    told = summary_of(ward.station, key())
    events = "\n".join(text_of(each.what) for each in told.dose_events)
    return f"{text_of(told.outcome.detail)}\n{events}"


def details(ward: Ward, kind: Kind) -> dict[str, str]:
    entry = ward.station.register.of_kind(kind)[-1]
    wording = Wording(ward.station.people(), ZONE, ward.station.today(entry.occurred_at))
    words = EntryWords(wording, ward.station.regimens.today().values())
    return dict(words.details(entry))


@pytest.mark.parametrize("named", ["", "nobody", "Dr. E. Vance", PHARMACIST.id, NURSE.id])
def test_who_is_no_prescriber_on_record_decides_no_hold(ward: Ward, named: str) -> None:
    with pytest.raises(Slip) as refused:
        hold(ward, named)
    assert refused.value.field == "prescriber"
    assert "Nothing was recorded" in str(refused.value)
    assert ward.dose().held is None


def test_a_prescriber_whose_access_ended_is_not_on_record_any_more(ward: Ward) -> None:
    end_person(ward.station, CHARGE, DOCTOR.id)
    with pytest.raises(Slip, match="who is on record here"):
        hold(ward, DOCTOR.id)


def test_a_hold_keeps_the_prescriber_by_id_and_by_name(ward: Ward) -> None:
    hold(ward, DOCTOR.id)
    held = ward.dose().held
    assert held
    assert (held.call.prescriber, held.call.name) == (DOCTOR.id, "Erin Vance, MD")
    assert "Erin Vance, MD (prescriber) called 07:30, order read back" in record_of(ward)
    assert details(ward, Kind.DOSE_HELD)["Call"] == (
        "Erin Vance, MD (prescriber), 20-Nov-2026 07:30, order read back: “Hold it”"
    )
    assert not found(ward)


def test_an_unlisted_prescriber_is_told_as_one_everywhere(ward: Ward) -> None:
    hold(ward, f" {LOCUM} ", PHONE)
    held = ward.dose().held
    assert held
    assert (held.call.prescriber, held.call.phone, held.call.name) == (LOCUM, PHONE, None)
    assert f"{SHOWN} called 07:30, order read back" in record_of(ward)
    assert SHOWN in details(ward, Kind.DOSE_HELD)["Call"]


@pytest.mark.parametrize(
    ("name", "phone", "field"),
    [
        ("Dr.", PHONE, "unlisted"),
        ("555", PHONE, "unlisted"),
        ("Robin  okafor", PHONE, "unlisted"),
        ("Robin Okafor, RN", PHONE, "unlisted"),
        (LOCUM, "12", "phone"),
        (LOCUM, "pager", "phone"),
        (LOCUM, " ", "phone"),
    ],
)
def test_an_unlisted_prescriber_has_a_name_and_a_number_and_is_somebody_else(
    ward: Ward, name: str, phone: str, field: str
) -> None:
    with pytest.raises(Slip) as refused:
        hold(ward, name, phone)
    assert refused.value.field == field
    assert ward.dose().held is None


@pytest.mark.parametrize("name", ["Li Wu", "Orr", "王", "Dr. Ng"])
def test_short_names_are_names(ward: Ward, name: str) -> None:
    hold(ward, name, PHONE)
    assert ward.dose().held


def test_it_stands_with_the_charge_nurse_until_one_acknowledges_it(ward: Ward) -> None:
    hold(ward, LOCUM, PHONE)
    (alarm,) = found(ward)
    assert alarm.say == (
        f"Dose 1, held on the order of {SHOWN}, called 20-Nov 07:30: check who that is"
    )
    matters = attention_list(ward.station, ward_rows(ward.station))
    assert [each.urgency for each in matters if each.alarm == alarm] == [Urgency.REVIEW]
    with pytest.raises(NotAllowed, match="is acknowledged by a charge nurse"):
        acknowledge(ward.station, NURSE, MRN, alarm)
    acknowledge(ward.station, CHARGE, MRN, alarm, "Covers for Dr. Vance, called back.")
    assert not found(ward)


def test_who_is_not_on_record_lets_no_dose_go_on(ward: Ward) -> None:
    ward.walk("hold_criteria", heart_rate_per_min="125")
    for named in ((NURSE.id, ""), (LOCUM, PHONE)):
        with pytest.raises(Slip, match="the charge nurse adds a prescriber who is missing") as no:
            put_aside(ward, *named)
        assert no.value.field == "prescriber"
    assert not ward.dose().overrides


def put_aside_once(ward: Ward) -> None:
    """A hold was put aside on an unlisted order, as an older program took it."""
    put_aside(ward, DOCTOR.id)
    kept = OverriddenFact.read(ward.dose().entries[-1])
    typed = replace(kept, call=call(ward, LOCUM, PHONE), countersign=False)
    keep(station=ward.station, by=NURSE, kept=dose_draft(ward.dose(), typed, ward.station.now().at))


def test_an_older_override_on_an_unlisted_order_stands_there_too(ward: Ward) -> None:
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside_once(ward)
    (alarm,) = found(ward)
    assert alarm.say.startswith(f"Dose 1, a hold was overridden on the order of {SHOWN}")
    says = [each.say for each in attention_list(ward.station, ward_rows(ward.station))]
    assert f"Dose 1: a hold was overridden on the order of {SHOWN}" in says
    assert f"ordered by {SHOWN} at 07:30" in record_of(ward)
    acknowledge(ward.station, CHARGE, MRN, alarm)
    assert not found(ward)


def test_two_orders_in_one_dose_are_two_things_to_look_at(ward: Ward) -> None:
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside_once(ward)
    hold(ward, LOCUM, PHONE)
    first, _second = found(ward)
    acknowledge(ward.station, CHARGE, MRN, first)
    assert len(found(ward)) == 1


def test_a_dose_not_begun_and_a_call_about_a_value_take_one_too() -> None:
    ward = make_ward()
    typed = TypedResult("potassium", "6.8", "mEq/L", ward.station.now().at)
    results.record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True)
    owed = owed_calls(ward.station.moment(MRN))
    ordered = replace(call(ward, LOCUM, PHONE), order="Glucose with insulin")
    record_call(ward.station, NURSE, MRN, owed, ordered)
    (about_value,) = found(ward)
    assert about_value.say.startswith(f"Call about a value to {SHOWN} at 20-Nov 07:00")
    assert f"Prescriber called, {SHOWN}: " in _newest_line(ward)
    ward.pass_time(60)
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("breathing", call(ward, LOCUM, PHONE)))
    assert len(found(ward)) == 2
    acknowledge(ward.station, CHARGE, MRN, about_value)
    assert [each.dose for each in found(ward)] == [key().stream]


def test_a_second_call_about_a_value_put_right_is_looked_at_as_well() -> None:
    ward = make_ward()
    typed = TypedResult("potassium", "6.8", "mEq/L", ward.station.now().at)
    seq = results.record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True).seq
    first = replace(call(ward, LOCUM, PHONE), order="Glucose with insulin")
    record_call(ward.station, NURSE, MRN, owed_calls(ward.station.moment(MRN)), first)
    acknowledge(ward.station, CHARGE, MRN, found(ward)[0])
    ward.pass_time(20)
    right = replace(typed, value="7.1")
    results.correct_result(
        ward.station, NURSE, MRN, LABORATORY, ResultChange(seq, right, "Read wrongly")
    )
    second = replace(first, at=ward.station.now().at)
    record_call(ward.station, NURSE, MRN, owed_calls(ward.station.moment(MRN)), second)
    (again,) = found(ward)
    assert (again.seq, again.level) == (seq, 2)
    assert again.say.startswith(f"Call about a value to {SHOWN} at 20-Nov 07:20")


def _newest_line(ward: Ward) -> str:
    entry = ward.station.register.of_kind(Kind.PRESCRIBER_CALLED)[-1]
    wording = Wording(ward.station.people(), ZONE, ward.station.today(entry.occurred_at))
    return EntryWords(wording, ward.station.regimens.today().values()).what(entry)


@one_act
def keep(station: Station, by: Person, kept: Draft) -> None:
    """Record an entry as an older program did."""
    station.record(by, [kept])


def test_a_name_that_an_older_program_kept_is_told_as_it_stands(ward: Ward) -> None:
    typed = call(ward, "Dr. E. Vance")
    fact = DoseHeldFact("criteria", None, Verdict.HOLD, typed, apart=False)
    keep(station=ward.station, by=NURSE, kept=dose_draft(ward.dose(), fact, ward.station.now().at))
    assert " · Dr. E. Vance called 07:30, order read back" in record_of(ward)
    assert "Dr. E. Vance, 20-Nov-2026 07:30" in details(ward, Kind.DOSE_HELD)["Call"]
    assert not found(ward)


def test_the_name_stays_as_it_was_when_the_call_was_made(ward: Ward) -> None:
    costa = Person("costa", "Ana Costa", "MD", Role.PRESCRIBER)
    add_person(ward.station, CHARGE, costa, PIN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside(ward, costa.id)
    end_person(ward.station, CHARGE, costa.id)
    kept = ward.station.register.of_kind(Kind.OVERRIDDEN)[-1]
    assert OverriddenFact.read(kept).call.shown == "Ana Costa, MD (prescriber)"
    assert "ordered by Ana Costa, MD (prescriber) at 07:30" in record_of(ward)
