"""What a site says of its bags in the station file, and what is refused of it."""

import tomllib
from decimal import Decimal

import pytest

from il2nurse.files.site_bags import PRINTED_BAGS, SiteBags, read_site_bags
from il2nurse.files.station_file import BadSettings
from il2nurse.workflow.site import making_of


def read(text: str) -> SiteBags:
    return read_site_bags(tomllib.loads(text))


def test_a_site_says_how_it_makes_its_bags() -> None:
    assert read("") == PRINTED_BAGS
    said = read(
        'bag_method = "withdraw"\nbag_fill_ml = { 100 = 107, 50 = 53.5 }\n'
        "bag_limit_hours = 24\nprepared_under_hood = true\n"
    )
    assert said.fills == ((Decimal(50), Decimal("53.5")), (Decimal(100), Decimal(107)))
    making = making_of(said)
    assert (making.method.value, making.limit_hours, making.hood) == ("withdraw", 24, True)
    assert making.fill_of(Decimal(50)) == Decimal("53.5")
    assert making.fill_of(Decimal(25)) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('bag_method = "ad"', "Nearest: “add”"),
        ("bag_fill_ml = 53", "Write bag_fill_ml as what is printed on each bag"),
        ("bag_fill_ml = { fifty = 53 }", "Write bag_fill_ml as"),
        ('bag_fill_ml = { 50 = "53" }', "Write bag_fill_ml as"),
        ("bag_fill_ml = { 50 = nan }", "Write bag_fill_ml as"),
        ("bag_fill_ml = { 50 = 49.9 }", "a bag of 50 mL cannot hold 49.9 mL"),
        ("bag_fill_ml = { 50 = 530 }", "a bag of 50 mL cannot hold 530 mL"),
        ('bag_method = "empty"\nbag_fill_ml = { 50 = 53 }', "Leave out bag_fill_ml"),
        ("bag_limit_hours = 0", "whole hours from 1 to 240"),
        ("bag_limit_hours = 12.5", "whole hours from 1 to 240"),
        ("prepared_under_hood = 1", "true or false"),
        ("prepared_under_hood = false", "write bag_limit_hours too"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_would_do(text: str, sentence: str) -> None:
    with pytest.raises(BadSettings, match=sentence):
        read(text)
