"""Each source of several statements stands once, and none loses how sure it is."""

from dataclasses import replace

from il2nurse.readable.course.warnings import sources_in_words, warning_groups
from tests.normal import REGIMEN

ONE = REGIMEN.interactions[0]


def test_a_source_that_several_statements_share_is_named_once() -> None:
    given = [
        replace(ONE, source="Guide, cautions", confidence="proposal"),
        replace(ONE, source="Guide, cautions; Leaflet", confidence="proposal"),
        replace(ONE, source="Label; Leaflet", confidence="label"),
        replace(ONE, source="Label; names are a proposal", confidence="label"),
    ]
    told = "Guide, cautions; Leaflet; Label; Leaflet; names are a proposal (label)"
    assert sources_in_words(given) == told


def test_no_source_of_the_regimen_is_lost() -> None:
    for group in warning_groups(REGIMEN):
        told = sources_in_words(group.statements)
        for each in group.statements:
            assert all(part.strip() in told for part in each.source.split(";"))
