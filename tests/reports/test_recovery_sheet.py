"""The recovery sheet: its groups and its code are the key."""

import pytest

from il2nurse.domain.values.recovery_key import read_key, spell_key
from il2nurse.reports.layout.pages import SIZES
from il2nurse.reports.recovery_sheet import RecoverySheet, make_recovery_sheet
from tests.reports.reading import codes, lying_over, pages, size

KEY = bytes(range(100, 132))
SHEET = RecoverySheet("5 West", "9f1c2b7e-0001", "26-Nov-2026 06:14", spell_key(KEY))


@pytest.mark.parametrize("paper", SIZES)
def test_the_sheet_is_one_page_with_the_key_in_letters_and_as_a_code(paper: str) -> None:
    pdf = make_recovery_sheet(SHEET, paper)
    (text,) = pages(pdf)
    assert size(pdf) == tuple(round(side) for side in SIZES[paper])
    assert "keep in the safe" in text
    assert "5 West · register 9f1c2b7e-0001 · printed 26-Nov-2026 06:14" in text
    for group in SHEET.groups:
        assert " ".join(group) in text
    assert not lying_over(pdf)
    (code,) = codes(pdf)
    assert read_key(code) == KEY


def test_the_key_is_not_in_what_a_log_would_show() -> None:
    assert SHEET.groups[0] not in repr(SHEET)
