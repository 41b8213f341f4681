"""A hold put aside by telephone is countersigned by its prescriber, as every order is."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import OrderCountersignedFact
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.register.entries import BrokenRecord
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.unsigned import Unsigned, to_countersign
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.course.prescribing import countersign_order
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.overriding import override
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.papers import summary_of
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward, once
from tests.workflow.dose.test_overriding import chart_pulse
from tests.workflow.people.test_unlisted_prescriber import keep
from tests.workflow.put_aside import RULE, put_aside


@pytest.fixture
@once
def ward() -> Ward:
    """A ward where one relative criterion speaks against dose 1."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    return ward


def waiting(ward: Ward) -> tuple[Unsigned, ...]:
    case = ward.station.case(MRN)
    assert case.course
    return to_countersign(case, case.course)


def told(ward: Ward) -> str:
    events = summary_of(ward.station, key()).dose_events
    return " ".join(text_of(each.what) for each in events)


def overdue(ward: Ward) -> list[str]:
    shown = attention_list(ward.station, ward_rows(ward.station))
    return [each.say for each in shown if "not countersigned" in each.say]


def test_it_waits_for_the_prescriber_who_signs_with_the_own_pin(ward: Ward) -> None:
    kept = put_aside(ward)
    (order,) = waiting(ward)
    assert (order.of, order.override, order.dose) == (DOCTOR.id, kept, 1)
    assert "not countersigned yet" in told(ward)
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    assert not waiting(ward)
    assert "countersigned by Erin Vance, MD" in told(ward)
    with pytest.raises(NotAllowed, match="No order of this patient waits"):
        countersign_order(ward.station, DOCTOR, MRN, PIN)


def test_each_is_signed_for_itself(ward: Ward) -> None:
    put_aside(ward)
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    chart_pulse(ward, "126")
    again = put_aside(ward)
    (order,) = waiting(ward)
    assert order.override == again


def test_after_the_time_of_the_site_the_charge_nurse_is_told(ward: Ward) -> None:
    put_aside(ward)
    assert not overdue(ward)
    ward.clock.move(ward.station.countersign_within + timedelta(minutes=1))
    (say,) = overdue(ward)
    assert say.startswith("The telephoned order to override a hold of dose 1 of 20-Nov 07:30")
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    assert not overdue(ward)


def test_the_prescriber_who_witnesses_it_has_signed(ward: Ward) -> None:
    put_aside(ward, second=DOCTOR)
    assert not waiting(ward)
    assert "countersigned" not in told(ward)


def test_an_old_call_lets_nothing_go_on(ward: Ward) -> None:
    at = ward.station.now().at - ward.station.countersign_within - timedelta(minutes=1)
    grounds = Grounds("Fever is treated", Call(DOCTOR.id, at, read_back=True, order="Give it"))
    with pytest.raises(Slip, match="call the prescriber again"):
        override(ward.station, NURSE, key(), RULE, grounds, Witness(CHARGE.id, PIN))


def test_a_signature_over_nothing_is_refused_by_name(ward: Ward) -> None:
    fact = OrderCountersignedFact(1, closing=False, override=f"{key().stream}#99")
    signed = draft(course_stream(MRN, 1), MRN, ward.station.now().at, fact)
    keep(station=ward.station, by=DOCTOR, kept=signed)
    with pytest.raises(BrokenRecord, match="no hold was overridden there"):
        ward.station.case(MRN)
