"""The injection of a dose: when it may be given, what it records, and how that is put right."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.given import Given
from il2nurse.domain.record.dose.injection import Injection
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.monitoring import due_times
from il2nurse.domain.values.text import text_of
from il2nurse.readable.dose.corrected_words import dose_line
from il2nurse.readable.wording import Wording
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.dose import administration, injecting
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.people.sign_in import Witness
from tests.injected import injected_text
from tests.papers import summary_of
from tests.shipped import ShippedRegimens
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, ZONE, Ward, key, make_ward, once
from tests.workflow.between import two_stations

DRAWN = Decimal("2.33")
WHY = "Written down for the next bed"
BOTH = Witness(SECOND.id, PIN)
SITES = {"injection_site": "thigh_left"}


def book() -> ShippedRegimens:
    """One orders by a regimen that is injected."""
    made = ShippedRegimens()
    made.use(injected_text(by_weight=True))
    return made


def drawn_up(ward: Ward) -> Ward:
    """Dose 1 is drawn up and checked, 30 minutes before it is due."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    return ward


@pytest.fixture
@once
def ready() -> Ward:
    """A ward with a dose that may be injected."""
    return drawn_up(make_ward(book=book()))


def injection(ward: Ward) -> Injection:
    found = ward.dose().injection
    assert found is not None
    return found


def given(ward: Ward) -> Given:
    found = ward.dose().given
    assert found is not None
    return found


def correct(
    ward: Ward, what: DoseValue, now: str, text: str | None = None, *, two: bool = True
) -> None:
    change = DoseChange(what, now, WHY, text)
    correct_dose(ward.station, NURSE, key(), change, BOTH if two else None)


def test_it_is_given_at_once_and_in_full(ready: Ward) -> None:
    at = ready.station.now().at
    ready.inject()
    whole = Given(at, at, NURSE.id, total_ml=DRAWN, given_ml=DRAWN, in_full=True)
    assert given(ready) == whole
    assert ready.dose().infusion is None
    assert not ready.dose().infusing
    assert ready.dose().state is DoseState.AFTER
    assert ready.open_step() == "flush"
    assert ready.station.register.verify().intact


def test_it_counts_as_a_start_for_all_that_follows(ready: Ward) -> None:
    at = ready.station.now().at
    ready.inject()
    moment = ready.station.moment(MRN)
    assert moment.case.given_up_to(moment.course, key()) == 1
    assert next(due for _, due in due_times(moment, ready.dose())) > at
    ready.walk("flush")
    for _ in range(2):
        ready.pass_time(15)
        ready.vital_signs()
    ready.confirm("vital_signs_after")
    administration.sign(ready.station, NURSE, key(), "Gave the dose", PIN)
    assert ready.dose().state is DoseState.COMPLETED
    assert ready.dose().ended


def test_a_part_of_it_needs_a_word_why(ready: Ward) -> None:
    with pytest.raises(Slip, match="why less went in"):
        injecting.inject(ready.station, NURSE, key(), SITES, given_ml=Decimal(1))
    ready.inject(given_ml="1")
    assert (injection(ready).given_ml, injection(ready).in_full) == (Decimal(1), False)
    assert injection(ready).text == "The needle slipped out"
    assert not given(ready).in_full
    outcome = summary_of(ready.station, key()).outcome
    assert outcome.word == "GIVEN IN PART"
    assert "1 of 2.33 mL, Thigh, left" in text_of(outcome.detail)
    assert "not all of it: The needle slipped out" in text_of(outcome.detail)


@pytest.mark.parametrize("volume", ["0", "-1", "2.34", "23.3"])
def test_no_volume_that_was_not_in_the_syringe(ready: Ward, volume: str) -> None:
    with pytest.raises(Slip, match=r"more than 0, up to 2\.33 mL") as refused:
        ready.inject(given_ml=volume)
    assert refused.value.field == injecting.GIVEN_ML
    assert ready.dose().given is None


def test_all_of_it_keeps_no_reason(ready: Ward) -> None:
    ready.inject(given_ml="2.33")
    assert (injection(ready).in_full, injection(ready).text) == (True, None)


def test_the_site_is_asked(ready: Ward) -> None:
    with pytest.raises(Slip) as refused:
        injecting.inject(ready.station, NURSE, key(), {})
    assert refused.value.field == "injection_site"
    assert ready.dose().given is None


def test_it_is_injected_once(ready: Ward) -> None:
    ready.inject()
    with pytest.raises(NotAllowed, match="injected already"):
        ready.inject()
    kinds = [entry.kind for entry in ready.dose().entries]
    assert kinds.count(Kind.DOSE_INJECTED) == 1


def test_two_stations_inject_it_once() -> None:
    two = two_stations(book())
    drawn_up(two.ward)
    two.meanwhile(lambda: injecting.inject(two.other, CHARGE, key(), SITES))
    with pytest.raises(NotAllowed, match=r"injected already.*WOW-07 recorded meanwhile"):
        two.ward.inject()
    assert len(two.register.of_kind(Kind.DOSE_INJECTED)) == 1


def test_a_syringe_that_was_kept_too_long_is_not_injected() -> None:
    made = make_ward(book=book())
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("hold_criteria")
    long_ago = (made.station.now().at - timedelta(hours=11, minutes=50)).isoformat()
    made.confirm("reconstitute", reconstituted_at=long_ago)
    made.walk("line")
    made.pass_time(9)
    made.clock.move(timedelta(minutes=2))
    with pytest.raises(NotAllowed, match="by which this syringe must be used is over"):
        made.inject()


def test_who_checked_it_does_not_inject_it(ready: Ward) -> None:
    with pytest.raises(NotAllowed, match="cannot give it yourself"):
        ready.inject(by=SECOND)


def test_it_is_not_injected_before_its_window(ready: Ward) -> None:
    ready.clock.set_wall_clock(-timedelta(hours=1))
    with pytest.raises(NotAllowed, match="too early"):
        ready.inject()


def test_papers_and_the_list_say_where_it_went(ready: Ward) -> None:
    ready.inject()
    outcome = summary_of(ready.station, key()).outcome
    assert outcome.word == "GIVEN IN FULL"
    assert text_of(outcome.detail).startswith("42 million international units")
    assert "2.33 mL, Thigh, left" in text_of(outcome.detail)
    rows = [row for section in summary_of(ready.station, key()).sections for row in section.rows]
    (row,) = (each for each in rows if each.step == "infuse")
    assert any("Thigh, left" in text_of(each) for each in row.lines)
    assert row.done
    (line,) = AuditList(ready.station).lines(AuditFilter(text="dose injected"), 5)
    assert line.what == "Dose injected: 2.33 mL, Thigh, left"


def test_its_site_is_corrected_by_one_and_answered_so_from_then_on(ready: Ward) -> None:
    ready.inject()
    with pytest.raises(Slip, match="Choose the site from the list"):
        correct(ready, DoseValue.SITE, "scalp", two=False)
    correct(ready, DoseValue.SITE, "thigh_right", two=False)
    assert injection(ready).site == "thigh_right"
    assert ready.dose().steps["infuse"].answers["injection_site"] == "thigh_right"
    said = [text_of(each.what) for each in summary_of(ready.station, key()).dose_events]
    assert any("Site of the injection corrected: Thigh, left" in each for each in said)


def test_its_time_is_corrected_and_lies_after_the_check(ready: Ward) -> None:
    ready.pass_time(20)
    ready.inject()
    at = injection(ready).at
    with pytest.raises(Slip, match="in the future"):
        correct(ready, DoseValue.INJECTED_AT, (at + timedelta(minutes=1)).isoformat(), two=False)
    with pytest.raises(Slip, match="A step that comes before"):
        correct(ready, DoseValue.INJECTED_AT, (at - timedelta(hours=1)).isoformat(), two=False)
    earlier = at - timedelta(minutes=10)
    correct(ready, DoseValue.INJECTED_AT, earlier.isoformat(), two=False)
    assert given(ready).since == earlier


def test_its_volume_takes_two_and_a_word_why(ready: Ward) -> None:
    ready.inject()
    with pytest.raises(NotAllowed, match="a witness looks at it and signs too"):
        correct(ready, DoseValue.INJECTED_ML, "1", "It ran out", two=False)
    with pytest.raises(Slip) as refused:
        correct(ready, DoseValue.INJECTED_ML, "9", "It ran out")
    assert refused.value.field == DoseValue.INJECTED_ML
    correct(ready, DoseValue.INJECTED_ML, "1", "It ran out")
    assert (given(ready).given_ml, given(ready).in_full) == (Decimal(1), False)
    assert injection(ready).text == "It ran out"
    wording = Wording(ready.station.people(), ZONE, ready.station.today(ready.station.now().at))
    assert "1 of 2.33 mL, Thigh, left" in dose_line(ready.dose(), ready.regimen, wording)


def test_struck_out_it_opens_its_step_again_and_counts_no_more(ready: Ward) -> None:
    ready.inject()
    ready.walk("flush")
    correct(ready, DoseValue.INJECTED, "")
    assert (ready.dose().given, ready.dose().injection) == (None, None)
    assert ready.open_step() == "infuse"
    moment = ready.station.moment(MRN)
    assert moment.case.given_up_to(moment.course, key()) == 0
    ready.inject()
    assert given(ready).in_full


def test_nothing_is_corrected_where_nothing_was_injected(ready: Ward) -> None:
    with pytest.raises(NotAllowed, match="was not injected"):
        correct(ready, DoseValue.SITE, "thigh_right")
