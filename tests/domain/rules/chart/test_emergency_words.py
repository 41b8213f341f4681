"""Which words of alertness call the emergency team, at a step as at a neurological check."""

from dataclasses import replace

from il2nurse.domain.rules.chart.neuro_checks import emergencies_of
from tests.normal import REGIMEN


def test_a_word_is_an_emergency_where_every_level_that_stands_for_it_is() -> None:
    assert emergencies_of(REGIMEN) == {"somnolent", "unresponsive"}


def test_without_neurological_checks_no_word_is() -> None:
    assert emergencies_of(replace(REGIMEN, neuro=None)) == frozenset()
