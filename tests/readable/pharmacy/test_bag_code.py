"""The code of a bag: printed, read again, refused where a sign is wrong."""

import pytest

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.readable.pharmacy.bag_code import NoLabelCode
from il2nurse.readable.pharmacy.bag_label import (
    is_label_code,
    label_code,
    read_label_code,
)

KEYS = (DoseKey("MRN-204871", 1, 2, 14), DoseKey("a/b", 3, 1, 1))


@pytest.mark.parametrize("key", KEYS)
def test_it_names_its_dose(key: DoseKey) -> None:
    assert is_label_code(label_code(key))
    assert read_label_code(label_code(key)) == key


def test_no_slip_of_one_sign_names_another_dose() -> None:
    code = label_code(KEYS[0])
    for at, sign in enumerate(code):
        slipped = code[:at] + ("1" if sign != "1" else "2") + code[at + 1 :]
        with pytest.raises(NoLabelCode, match="was not read completely"):
            read_label_code(slipped)


@pytest.mark.parametrize("text", ["", "IL2D1/", "IL2D1/MRN/1/1/1", "MRN-204871"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(NoLabelCode):
        read_label_code(text)
