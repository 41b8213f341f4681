"""What the early warning score looks at: alertness with new confusion, oxygen with its device."""

from datetime import timedelta

import pytest

from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.rules.chart.signs import read_signs
from tests.normal import REGIMEN


def inputs(**answers: str) -> dict[str, Input]:
    return {name: Input(value, timedelta()) for name, value in answers.items()}


@pytest.mark.parametrize(
    ("alertness", "mental", "alert"),
    [
        ("alert", "normal", True),
        ("drowsy", "normal", False),
        ("alert", "agitated", False),
        ("alert", "confused", False),
        ("alert", "disoriented", False),
        ("drowsy", "disoriented", False),
    ],
)
def test_new_confusion_scores_as_not_alert(alertness: str, mental: str, *, alert: bool) -> None:
    found = read_signs(REGIMEN, inputs(alertness=alertness, mental_status=mental))
    assert found.alert is alert


@pytest.mark.parametrize("missing", ["alertness", "mental_status"])
def test_one_of_the_two_alone_says_nothing_good(missing: str) -> None:
    known = {"alertness": "alert", "mental_status": "normal"}
    del known[missing]
    assert read_signs(REGIMEN, inputs(**known)).alert is None


@pytest.mark.parametrize(
    "known",
    [
        *({"alertness": word} for word in ("drowsy", "lethargic", "somnolent", "unresponsive")),
        *({"mental_status": word} for word in ("confused", "agitated", "hallucinating")),
        {"alertness": "unresponsive", "mental_status": ""},
    ],
)
def test_one_of_the_two_that_scores_is_enough(known: dict[str, str]) -> None:
    assert read_signs(REGIMEN, inputs(**known)).alert is False


@pytest.mark.parametrize(
    ("flow", "device", "on_oxygen"),
    [
        ("0", "room_air", False),
        ("2", "room_air", True),
        ("0", "nasal_cannula", True),
        ("2", "venturi_mask", True),
        ("0", "", False),
        ("0.5", "", True),
        ("1", "", True),
    ],
)
def test_any_device_but_room_air_is_oxygen(flow: str, device: str, *, on_oxygen: bool) -> None:
    found = read_signs(REGIMEN, inputs(oxygen_l_per_min=flow, oxygen_device=device))
    assert found.on_oxygen is on_oxygen
