"""What is alike in two patients, and what tells them apart at the wristband."""

from dataclasses import replace
from datetime import date

from il2nurse.workflow.likeness.what_is_alike import Identifier, likenesses
from tests.ward import PATIENT

FAMILY, GIVEN, BORN, MRN = Identifier
MARSH = replace(
    PATIENT, mrn="00482913", family="Marsh", given="Eleanor", born=date(1968, 3, 14), sex="female"
)
OTHER = replace(MARSH, mrn="00990117", born=date(1951, 12, 2))


def test_each_identifier_that_is_alike_is_named() -> None:
    cases = (
        (replace(OTHER, family="Marsch", given="Tom"), (FAMILY,)),
        (replace(OTHER, given="Elena", family="Marsch"), (FAMILY,)),
        (replace(OTHER, family="Walsh"), (FAMILY, GIVEN)),
        (replace(OTHER, family="Eleanor", given="Marsh"), (FAMILY, GIVEN)),
        (replace(OTHER, given="Tom", born=date(1968, 3, 15)), (FAMILY, BORN)),
        (replace(OTHER, family="Novak", given="Julia", mrn="00482931"), (MRN,)),
        (replace(OTHER, given="Tom", mrn="00482914"), (FAMILY, MRN)),
        (replace(MARSH, mrn="00482931"), (FAMILY, GIVEN, BORN, MRN)),
    )
    for other, named in cases:
        (found,) = likenesses(MARSH, [MARSH, other])
        assert found.other == other
        assert found.alike == named
        assert set(found.apart) == set(Identifier) - set(named)


def test_who_is_like_nobody_has_none() -> None:
    assert likenesses(MARSH, [MARSH, replace(OTHER, family="Novak", given="Julia")]) == ()


def test_a_number_given_next_makes_nobody_alike_who_is_not_by_name() -> None:
    next_one = replace(OTHER, family="Novak", given="Julia", mrn="00482914")
    assert likenesses(MARSH, [MARSH, next_one]) == ()


def test_a_person_of_one_name_is_alike_by_it() -> None:
    (found,) = likenesses(replace(MARSH, given=""), [replace(OTHER, family="Novak", given="Marsh")])
    assert found.alike == (FAMILY, GIVEN)
