"""No injection goes where the last one went, by what is on record and as it was put right."""

from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.regimens import BadRegimen, load
from il2nurse.workflow.dose import administration, injecting
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from tests.injected import injected_text
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, PIN, Ward, key, make_ward, once

AFTER: Final = '[[step]]\nid = "flush"'
RULE: Final = """
  [[step.rule]]
  id = "site_same"
  when = { function = "site_of_last_injection" }
  result = "block"
  say = "The last injection went there. Choose another place."
  source = "A test"
  confidence = "proposal"

"""


def with_rule(text: str) -> str:
    assert AFTER in text
    return text.replace(AFTER, f"{RULE}{AFTER}", 1)


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 went into the left thigh and is signed; dose 2 is drawn up and checked."""
    book = ShippedRegimens()
    book.use(with_rule(injected_text(by_weight=True)))
    made = make_ward(book=book)
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("flush")
    for _ in range(2):
        made.pass_time(15)
        made.vital_signs()
    made.confirm("vital_signs_after")
    administration.sign(made.station, NURSE, key(), "Gave the dose", PIN)
    made.pass_time(8 * 60 - 30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("line", slot=2)
    return made


def inject(ward: Ward, site: str) -> None:
    injecting.inject(ward.station, NURSE, key(2), {"injection_site": site})


def test_another_place_is_chosen(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="The last injection went there"):
        inject(ward, "thigh_left")
    assert ward.dose(2).given is None
    inject(ward, "thigh_right")
    assert ward.dose(2).given


def test_it_is_the_place_as_it_was_put_right(ward: Ward) -> None:
    change = DoseChange(DoseValue.SITE, "thigh_right", "It was the other one")
    correct_dose(ward.station, NURSE, key(), change)
    with pytest.raises(NotAllowed, match="The last injection went there"):
        inject(ward, "thigh_right")
    inject(ward, "thigh_left")
    assert ward.dose(2).given


def test_a_dose_is_not_held_against_itself(ward: Ward) -> None:
    inject(ward, "thigh_right")
    case = ward.station.case(MRN)
    assert (case.last_site(None), case.last_site(key(2))) == ("thigh_right", "thigh_left")


def test_no_infusion_asks_for_it() -> None:
    text = FILE.read_text(encoding="utf-8")
    with pytest.raises(BadRegimen, match="its drug is not injected"):
        load(with_rule(text), "ward.toml")
