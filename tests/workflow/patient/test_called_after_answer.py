"""What is seen after an injection asks for a call to the prescriber, until one is on record."""

from collections.abc import Sequence
from random import Random

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.gates import Closer
from il2nurse.readable.dose.in_short import NOBODY_OF_ANSWER
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.confirming import confirm
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.papers import paper_maker, print_record
from tests.reports.reading import whole
from tests.walk.nursing import answer, observe
from tests.walk.ordered import ordered_ward
from tests.walk.scene import Scene
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.ward import DOCTOR, MRN, NURSE, Ward, key

NO_CALL = "OPEN: no call to the prescriber about what was seen is recorded"


def injected(file: str, seen: Sequence[str]) -> Ward:
    """Dose 1 was injected, and this was seen half an hour later."""
    treatment = EVERY[file]
    ward = ordered_ward(texts_of(treatment), treatment, Random(0))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    scene = Scene(ward.station, Random(1), treatment)
    while scene.step().id != "observe":
        answer(scene)
    ward.pass_time(30)
    observe(scene)
    filled = FilledStep("observe", {"reaction_seen": tuple(seen)})
    confirm(ward.station, NURSE, scene.dose.key, filled)
    return ward


def call(ward: Ward, phone: str | None = None) -> None:
    who = "Locum, Lena" if phone else DOCTOR.id
    told = Call(who, ward.station.now().at, read_back=True, order="Go on with dose 2", phone=phone)
    owed = every_owed_call(ward.station.moment(MRN))
    record_call(ward.station, NURSE, MRN, owed, told)


def kinds(ward: Ward) -> list[AlarmKind]:
    return [each.alarm.kind for each in ward_alarms(ward.station)]


@pytest.mark.parametrize("file", ["injected", "maintenance"])
@pytest.mark.parametrize("sign", ["urine", "breath", "fever", "mind", "faint", "swelling"])
def test_each_sign_of_the_call_list_owes_a_call(file: str, sign: str) -> None:
    ward = injected(file, [sign])
    (owed,) = every_owed_call(ward.station.moment(MRN))
    assert (owed.asked_by, owed.dose) == ("observe", key().stream)


@pytest.mark.parametrize("sign", ["none", "site"])
def test_another_answer_owes_none(sign: str) -> None:
    assert not every_owed_call(injected("injected", [sign]).station.moment(MRN))


def test_it_is_an_alarm_and_a_gate_until_the_call_is_on_record() -> None:
    ward = injected("injected", ["breath", "mind"])
    (alarm,) = (each.alarm for each in ward_alarms(ward.station))
    assert alarm.kind is AlarmKind.CALL_OWED
    assert "Short of breath: call the prescriber now. A great change of mind" in alarm.say
    row = next(each for each in ward_rows(ward.station) if each.case.patient.subject == MRN)
    matters = attention_list(ward.station, (row,))
    assert [each.urgency for each in matters if each.alarm] == [Urgency.ACT]
    acknowledge(ward.station, NURSE, MRN, alarm, "calling")
    (gate,) = shut_gates(ward.station.moment(MRN))
    assert (gate.id, gate.closer) == ("call_owed", Closer.CALLER)
    call(ward)
    assert not kinds(ward)
    assert not shut_gates(ward.station.moment(MRN))
    with pytest.raises(NotAllowed, match="Nothing asks for this call any more"):
        call(ward)


def test_the_record_tells_that_nobody_called_and_then_who_was_called() -> None:
    ward, papers = injected("injected", ["faint"]), paper_maker()
    told = whole(print_record(ward.station, NURSE, key(), papers))
    assert NO_CALL in told
    assert NOBODY_OF_ANSWER in told
    call(ward)
    told = whole(print_record(ward.station, NURSE, key(), papers))
    assert NO_CALL not in told
    assert NOBODY_OF_ANSWER not in told
    assert "was called: Dose 1: Faint" in told


def test_an_unlisted_prescriber_is_looked_at() -> None:
    ward = injected("injected", ["faint"])
    call(ward, "0170 555")
    (alarm,) = (each.alarm for each in ward_alarms(ward.station))
    assert alarm.kind is AlarmKind.UNLISTED
    assert "Call about dose 1 to Locum, Lena" in alarm.say
