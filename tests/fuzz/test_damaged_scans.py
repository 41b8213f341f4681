"""Damaged codes: none is taken for another patient's, dose's, bag's or product's, none raises."""

import os
import random
from datetime import date

import pytest

from il2nurse.codes.gs1 import GROUP
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, bag_code, is_bag_code, read_bag_code
from il2nurse.readable.pharmacy.bag_label import label_code
from il2nurse.workflow.pharmacy.stock import Vials, receive_vials
from il2nurse.workflow.scanned import ScanKind, ScannedFor, read_scan
from tests.ward import MRN, key
from tests.workflow.pharmacy.made import TECHNICIAN, Pharmacy, make_pharmacy

EVERY = os.environ.get("EVERY_SCAN") == "1"
MANY = 1_000_000 if EVERY else 50_000
LOOKED_UP = 20_000 if EVERY else 300
ARTICLE = "00365483116076"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/-() ]" + GROUP


def damaged(dice: random.Random, code: str) -> str:
    """The code with one to three signs replaced, lost, doubled, swapped, or its end cut off."""
    signs = list(code)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(signs))
        match dice.randrange(5):
            case 0:
                signs[at] = dice.choice(SIGNS)
            case 1:
                del signs[at]
            case 2:
                signs.insert(at, dice.choice(SIGNS))
            case 3 if at + 1 < len(signs):
                signs[at], signs[at + 1] = signs[at + 1], signs[at]
            case _:
                del signs[max(at, 1) :]
        if not signs:
            signs = ["0"]
    return "".join(signs)


@pytest.fixture(scope="module")
def made() -> Pharmacy:
    pharmacy = make_pharmacy()
    pharmacy.make()
    came = Vials("AL2207", date(2027, 12, 31), 10)
    scanned = CodeSource.SCANNED
    receive_vials(pharmacy.ward.station, TECHNICIAN, came, told=scanned, article=ARTICLE)
    return pharmacy


def test_no_damaged_code_of_a_bag_names_another_bag_or_dose(made: Pharmacy) -> None:
    dice, code = random.Random(20261128), bag_code(made.bag)
    for _ in range(MANY):
        torn = damaged(dice, code)
        if not is_bag_code(torn):
            continue
        try:
            said = read_bag_code(torn)
        except NoLabelCode:
            continue
        assert (said.key, said.number) == (made.bag.key, made.bag.number), torn


def codes(made: Pharmacy) -> tuple[str, ...]:
    """Codes of this ward as scanners send them."""
    pack = f"01{ARTICLE}1727123110AL2207{GROUP}21SN0001"
    return (bag_code(made.bag), made.bag.number, label_code(key()), MRN, pack, f"]d2{pack}")


def test_no_damaged_code_is_taken_for_anothers_and_none_raises(made: Pharmacy) -> None:
    dice, station = random.Random(20261129), made.ward.station
    every = codes(made)
    at = ScannedFor(MRN, key())
    for _ in range(LOOKED_UP):
        torn = damaged(dice, dice.choice(every))
        found = read_scan(station, torn, at)
        if not found.accepted:
            assert found.reason, torn
            continue
        match found.kind:
            case ScanKind.BAG:
                assert found.parts["number"] == made.bag.number, torn
            case ScanKind.DOSE_LABEL:
                assert (found.subject, found.parts["dose"]) == (MRN, "1"), torn
            case ScanKind.WRISTBAND:
                assert found.subject == MRN, torn
            case ScanKind.PACK:
                assert found.parts["article"] == ARTICLE, torn
            case _:
                raise AssertionError(torn)
