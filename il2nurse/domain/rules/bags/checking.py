"""The second check of a bag: what was read off, beside what was prepared."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.record.pharmacy.stock import lot_key
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, read_vial
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.bags.fitting import answers_of
from il2nurse.domain.rules.bags.steps import checked_fields
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import round_half_up, show

LABEL: Final = "label"
"""The name under which the number on the label stands among what was read off."""


def mismatches_of(
    regimen: Regimen, bag: Bag, worked: Calculation, read: Mapping[str, Answer], label: str
) -> dict[str, tuple[str, str]]:
    """Where what was read off differs from what was prepared: both, by the question.

    The volume is held against the sum, all else against what the preparer answered.
    """
    made, wrong = answers_of(bag), {}
    for field in checked_fields(regimen):
        theirs, own = read.get(field.id, ""), _prepared(field, made, worked)
        if not _same(field, theirs, own):
            wrong[field.id] = (_shown(theirs), _shown(own))
    if label != bag.number:
        wrong[LABEL] = (label, bag.number)
    return wrong


def _prepared(field: Field, made: Mapping[str, Answer], worked: Calculation) -> Answer:
    if not field.expect:
        return made.get(field.id, "")
    places = 0 if field.places is None else field.places
    return show(round_half_up(worked.draw_up_ml, Decimal(1).scaleb(-places)))


def _same(field: Field, theirs: Answer, own: Answer) -> bool:
    if field.kind is FieldKind.VIALS:
        return bool(own) and _vials(theirs) == _vials(own)
    if field.kind is FieldKind.NUMBER:
        read, prepared = str(theirs), str(own)
        return bool(read) and abs(Decimal(read) - Decimal(prepared)) <= field.tolerance
    return bool(theirs) and theirs == own


def _vials(answer: Answer) -> list[tuple[str, date]]:
    """Lots as they are compared, each with its expiry."""
    vials = (answer,) if isinstance(answer, str) else answer
    return sorted((lot_key(lot), expiry) for lot, expiry in map(read_vial, vials))


def _shown(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(sorted(answer))
