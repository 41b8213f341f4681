"""A stopped cycle is not walked round by another course: the prescriber says how it resolved."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.wording import Wording
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, DRUGS, MRN, NURSE, PIN, SECOND, ZONE, Ward, key, make_ward, once

BETTER = Resolved(confirmed=True, text="Creatinine back to 1.1 mg/dL since Tuesday")


@pytest.fixture
@once
def ward() -> Ward:
    """A first cycle that was stopped before anything of it was given."""
    return stopped(make_ward())


def stopped(ward: Ward) -> Ward:
    """Creatinine 3.1 before the first dose stopped the cycle, an hour ago."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", creatinine_mg_dl="3.1")
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))
    ward.pass_time(60)
    return ward


def order(ward: Ward, by: Person, authority: Authority, resolved: Resolved | None) -> None:
    """Order another course for an hour later."""
    now = ward.station.now().at
    weighing = Weighing(Decimal(70), ward.station.today(now), Witness(SECOND.id, PIN))
    plan = CyclePlan(authority, weighing, now + timedelta(hours=1), resolved=resolved, drugs=DRUGS)
    order_course(ward.station, by, MRN, ward.regimen, plan, suitability=SUITABLE)


def told(ward: Ward) -> tuple[str, ...]:
    """What banner and papers say."""
    words = Wording(ward.station.people(), ZONE, ward.station.today(ward.station.now().at))
    return earlier_stops(ward.station.case(MRN).courses, words)


def test_no_telephoned_order_walks_round_it(ward: Ward) -> None:
    phoned = ByTelephone(DOCTOR.id, ward.station.now().at - timedelta(minutes=1), read_back=True)
    said = "Cycle 1 was stopped.*Only the prescriber can order a course after it.*Nothing was ord"
    with pytest.raises(NotAllowed, match=said):
        order(ward, NURSE, phoned, BETTER)
    assert len(ward.station.case(MRN).courses) == 1


@pytest.mark.parametrize(
    ("resolved", "said"),
    [
        (None, "Confirm that this is what stopped it"),
        (Resolved(confirmed=False, text=BETTER.text), "Confirm that this is what stopped it"),
        (Resolved(confirmed=True, text="."), "Write in words how that has resolved"),
    ],
)
def test_the_prescriber_names_what_stopped_it_and_how_that_resolved(
    ward: Ward, resolved: Resolved | None, said: str
) -> None:
    with pytest.raises(Slip, match=said):
        order(ward, DOCTOR, OwnPin(PIN), resolved)
    assert len(ward.station.case(MRN).courses) == 1


def test_the_stop_stands_on_the_order_and_every_paper_after(ward: Ward) -> None:
    (stopped,) = told(ward)
    order(ward, DOCTOR, OwnPin(PIN), BETTER)
    entry, _ = ward.station.register.stream(f"course/{MRN}/2")
    fact = CourseOrderedFact.read(entry)
    assert fact.after_stop == ward.station.case(MRN).courses[0].cycles[0].stopped
    assert fact.resolved == BETTER.text
    ordered = "Erin Vance, MD, ordered course 2 on 20-Nov-2026 08:30."
    assert told(ward) == (f"{stopped} {ordered} Resolved: {BETTER.text}.",)


def test_where_no_cycle_is_left_the_order_is_offered(ward: Ward) -> None:
    row = ward_row(ward.station, MRN)
    assert (row.state, row.next_course) == (WardState.STOPPED, False)
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    for old, new in (("cycles_per_course", "2"), ("doses_per_course", "28")):
        assert f'id = "{old}"\nvalue = {new}' in text
        half = str(int(new) // 2)
        text = text.replace(f'id = "{old}"\nvalue = {new}', f'id = "{old}"\nvalue = {half}')
    book.use(text)
    last = stopped(make_ward(book=book))
    row = ward_row(last.station, MRN)
    assert (row.state, row.next_course) == (WardState.STOPPED, True)
