"""An injection that was given on paper is entered, put right and struck out as any other."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import summary_of
from tests.ward import FIRST_SLOT, MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once
from tests.workflow.dose.forms import FORM
from tests.workflow.dose.injecting.test_injecting import book

AT = FIRST_SLOT + timedelta(minutes=5)
BOTH = Witness(SECOND.id, PIN)


@pytest.fixture
@once
def later() -> Ward:
    """An hour after the dose was given on paper."""
    ward = make_ward(book=book())
    ward.clock.move(AT + timedelta(hours=1) - ward.station.now().at)
    return ward


def told(
    given_ml: str = "2.33", site: str | None = "thigh_right", text: str | None = None
) -> GivenOnForm:
    return GivenOnForm(
        started=AT,
        ended=AT,
        given_ml=Decimal(given_ml),
        gave=NURSE.id,
        checked=SECOND.id,
        site=site,
        text=text,
    )


def enter(ward: Ward, form: GivenOnForm) -> None:
    enter_given(ward.station, NURSE, key(), PaperForm(FORM), form, PIN)


def test_it_is_given_where_and_when_the_form_says(later: Ward) -> None:
    enter(later, told())
    dose = later.dose()
    assert dose.infusion is None
    assert dose.injection
    assert (dose.injection.at, dose.injection.site) == (AT, "thigh_right")
    assert dose.given
    assert dose.given.in_full
    assert dose.state is DoseState.COMPLETED
    assert later.station.case(MRN).last_site(None) == "thigh_right"
    assert not later.station.case(MRN).chart.fluids
    assert later.current() is None
    told_of = str(summary_of(later.station, key()))
    assert "Thigh, right" in told_of
    assert "LATE ENTRY" in told_of


def test_a_part_takes_a_word_why(later: Ward) -> None:
    with pytest.raises(Slip, match="why less went in"):
        enter(later, told("1.5"))
    enter(later, told("1.5", text="The needle slipped out"))
    given = later.dose().given
    assert given
    assert not given.in_full
    assert given.given_ml == Decimal("1.5")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (told("9"), "cannot be right"),
        (told(site="neck"), "Choose where it went"),
        (told(site=None), "Infusion|infusion|where it went"),
    ],
    ids=["too much", "no place of the list", "the form of an infusion"],
)
def test_what_cannot_be_is_refused(later: Ward, form: GivenOnForm, said: str) -> None:
    with pytest.raises((Slip, NotAllowed), match=said):
        enter(later, form)
    assert key() not in later.station.case(MRN).doses


def test_an_injection_is_no_infusion() -> None:
    ward = make_ward()
    ward.clock.move(AT + timedelta(hours=1) - ward.station.now().at)
    with pytest.raises(Slip, match="This dose is infused"):
        enter(ward, told())
    assert key() not in ward.station.case(MRN).doses


def test_its_place_is_put_right_and_it_is_struck_out(later: Ward) -> None:
    enter(later, told())
    change = DoseChange(DoseValue.SITE, "thigh_left", "Read again on the form")
    correct_dose(later.station, NURSE, key(), change)
    injection = later.dose().injection
    assert injection
    assert injection.site == "thigh_left"
    change = DoseChange(DoseValue.INJECTED, "", "It is of the next bed")
    with pytest.raises(NotAllowed, match="Strike out its form"):
        correct_dose(later.station, NURSE, key(), change, BOTH)
    assert later.dose().given
    change = DoseChange(DoseValue.ON_PAPER, "", "It is of the next bed")
    correct_dose(later.station, NURSE, key(), change, BOTH)
    dose = later.dose()
    assert dose.injection is None
    assert dose.given is None
    assert later.current() is not None
    enter(later, told())
    assert later.dose().given
