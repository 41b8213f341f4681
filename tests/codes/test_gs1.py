"""The code of a pack tells article, lot and expiry, or nothing."""

from datetime import date

import pytest

from il2nurse.codes.gs1 import GROUP, is_pack_code, read_pack_code

ARTICLE = "0100365483116076"
WHOLE = ("00365483116076", "AL2207", date(2027, 12, 31))


def told(code: str) -> tuple[str, str, date] | None:
    """Article, lot and expiry."""
    found = read_pack_code(code)
    return (found.article, found.lot, found.expiry) if found else None


@pytest.mark.parametrize(
    "code",
    [
        f"{ARTICLE}1727123110AL2207",
        f"]d2{ARTICLE}1727123110AL2207",
        f"{ARTICLE}1727120010AL2207",
        f"{ARTICLE}21SER17{GROUP}1727123110AL2207",
        f"{ARTICLE}10AL2207{GROUP}17271231",
        f"{ARTICLE}1727123110AL2207{GROUP}21SER17",
        "(01)00365483116076(17)271231(10)AL2207(21)SER",
    ],
)
def test_lot_and_expiry_are_read(code: str) -> None:
    assert told(code) == WHOLE


@pytest.mark.parametrize(
    "code",
    [
        ARTICLE,
        f"{ARTICLE}10AL220717271231",
        f"{ARTICLE}21SER171727123110AL2207",
        f"{ARTICLE}1727133110AL2207",
        f"{ARTICLE}9912310AL2207",
    ],
)
def test_what_is_not_told_for_sure_is_not_read(code: str) -> None:
    assert is_pack_code(code)
    assert read_pack_code(code) is None


@pytest.mark.parametrize("text", ["", "AL2207", "00482913", f"{ARTICLE[:-1]}5", "17271231"])
def test_a_lot_typed_by_hand_is_no_code(text: str) -> None:
    assert not is_pack_code(text)
    assert read_pack_code(text) is None
