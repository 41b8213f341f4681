"""NEWS2 against every band of the published table, on both sides of every edge."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.rules.chart import early_warning
from il2nurse.domain.rules.chart.early_warning import News2, Signs, score_signs

WELL = Signs(
    respiratory_rate=Decimal(16),
    spo2=Decimal(98),
    on_oxygen=False,
    systolic=Decimal(120),
    heart_rate=Decimal(70),
    alert=True,
    temperature=Decimal("37.0"),
)


def news(scale: int = 1, **changes: object) -> News2:
    """Score a well patient with the given changes."""
    signs = replace(WELL, **changes)  # type: ignore[arg-type]  # any part of the signs
    scored = score_signs(signs, scale)
    assert scored is not None
    return scored


BANDS = [
    ("respiratory_rate", "respiratory_rate_per_min",
     "4=3 8=3 9=1 11=1 12=0 20=0 21=2 24=2 25=3 60=3"),
    ("spo2", "spo2_percent", "50=3 91=3 92=2 93=2 94=1 95=1 96=0 100=0"),
    ("systolic", "systolic_mmhg", "40=3 90=3 91=2 100=2 101=1 110=1 111=0 219=0 220=3 280=3"),
    ("heart_rate", "heart_rate_per_min",
     "20=3 40=3 41=1 50=1 51=0 90=0 91=1 110=1 111=2 130=2 131=3 250=3"),
    ("temperature", "temperature_c",
     "30=3 35.0=3 35.1=1 36.0=1 36.1=0 38.0=0 38.1=1 39.0=1 39.1=2 43=2"),
]  # fmt: skip
SPO2_SCALE_2 = [
    (False, "50=3 83=3 84=2 85=2 86=1 87=1 88=0 92=0 93=0 97=0 100=0"),
    (True, "83=3 84=2 85=2 86=1 87=1 88=0 92=0 93=1 94=1 95=2 96=2 97=3 100=3"),
]


def edges(row: str) -> list[tuple[Decimal, int]]:
    """Read "8=3 9=1" as values and their points."""
    pairs = [pair.split("=") for pair in row.split()]
    return [(Decimal(value), int(points)) for value, points in pairs]


@pytest.mark.parametrize(
    ("argument", "field", "value", "points"),
    [(argument, field, *edge) for argument, field, row in BANDS for edge in edges(row)],
)
def test_every_edge_of_the_table(argument: str, field: str, value: Decimal, points: int) -> None:
    scored = news(1, **{argument: value})
    assert scored.parts[field] == scored.total == points


@pytest.mark.parametrize(
    ("on_oxygen", "value", "points"),
    [(on_oxygen, *edge) for on_oxygen, row in SPO2_SCALE_2 for edge in edges(row)],
)
def test_every_edge_of_spo2_scale_2(on_oxygen: bool, value: Decimal, points: int) -> None:
    scored = news(spo2=value, on_oxygen=on_oxygen, scale=2)
    assert scored.parts["spo2_percent"] == points


@pytest.mark.parametrize(
    ("argument", "value", "points"),
    [
        ("temperature", "35.05", 3),
        ("temperature", "36.05", 1),
        ("temperature", "38.05", 1),
        ("temperature", "39.05", 2),
        ("respiratory_rate", "8.5", 3),
        ("heart_rate", "130.5", 3),
        ("systolic", "90.5", 3),
    ],
)
def test_between_two_bands_the_more_serious_counts(argument: str, value: str, points: int) -> None:
    assert news(1, **{argument: Decimal(value)}).total == points


def test_oxygen_scores_two_and_not_being_alert_three() -> None:
    assert news(on_oxygen=True).parts["oxygen_l_per_min"] == 2
    assert news(alert=False).parts["alertness"] == 3
    assert news(alert=False).red


def test_the_highest_total_is_twenty() -> None:
    worst = news(
        respiratory_rate=Decimal(30),
        spo2=Decimal(80),
        on_oxygen=True,
        systolic=Decimal(70),
        heart_rate=Decimal(150),
        alert=False,
        temperature=Decimal(34),
    )
    assert worst.total == 20


@pytest.mark.parametrize(
    "missing",
    ["respiratory_rate", "spo2", "on_oxygen", "systolic", "heart_rate", "alert", "temperature"],
)
def test_a_missing_input_gives_no_score(missing: str) -> None:
    assert score_signs(replace(WELL, **{missing: None})) is None


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({}, 12),
        ({"heart_rate": Decimal(95)}, 4),
        ({"systolic": Decimal(85)}, 1),
        ({"heart_rate": Decimal(115), "systolic": Decimal(95), "on_oxygen": True}, 1),
    ],
)
def test_how_soon_the_score_alone_asks_for_the_next_set(
    changes: dict[str, object], hours: int
) -> None:
    """Chart 4: 12 hours, 4 to 6 hours, one hour for a single three, one hour from 5 on."""
    found = news(1, **changes)
    within = timedelta(hours=hours)
    assert found.repeat_within == within
    assert found.response_beside(within) == found.response
    assert found.response_beside(within - timedelta.resolution) != found.response


def test_from_seven_on_the_patient_is_watched_all_the_time() -> None:
    found = news(respiratory_rate=Decimal(26), systolic=Decimal(95), heart_rate=Decimal(115))
    assert (found.total, found.repeat_within) == (7, None)
    assert found.response_beside(timedelta()) == found.response


def test_a_score_is_on_scale_1_unless_the_other_was_chosen() -> None:
    found = score_signs(replace(WELL, spo2=Decimal(95)))
    assert found
    assert (found.total, found.scale) == (1, 1)


def test_what_is_known_so_far_is_on_scale_1_unless_the_other_was_chosen() -> None:
    """Of 95 % scale 1 makes 1 point; on scale 2 it makes none on air (chart 1)."""
    some = replace(WELL, spo2=Decimal(95), temperature=None)
    assert early_warning.points_so_far(some)["spo2_percent"] == 1
    assert early_warning.points_so_far(some, 2)["spo2_percent"] == 0


@pytest.mark.parametrize("scale", [0, 3])
def test_there_is_no_other_scale(scale: int) -> None:
    with pytest.raises(ValueError, match="scales 1 and 2"):
        news(scale=scale)


@pytest.mark.parametrize(
    ("changes", "total", "red", "response"),
    [
        ({}, 0, False, early_warning.ROUTINE),
        ({"heart_rate": Decimal(95)}, 1, False, early_warning.NURSE_DECIDES),
        ({"heart_rate": Decimal(111), "spo2": Decimal(92)}, 4, False, early_warning.NURSE_DECIDES),
        ({"systolic": Decimal(90)}, 3, True, early_warning.ONE_PARAMETER),
        ({"systolic": Decimal(90), "spo2": Decimal(95)}, 4, True, early_warning.ONE_PARAMETER),
        ({"systolic": Decimal(90), "on_oxygen": True}, 5, True, early_warning.URGENT),
        ({"systolic": Decimal(90), "alert": False}, 6, True, early_warning.URGENT),
        (
            {"systolic": Decimal(90), "alert": False, "heart_rate": Decimal(91)},
            7,
            True,
            early_warning.EMERGENCY,
        ),
    ],
)
def test_what_to_do_follows_from_the_total_and_a_single_three(
    changes: dict[str, object], total: int, red: bool, response: str
) -> None:
    scored = news(1, **changes)
    assert (scored.total, scored.red, scored.response) == (total, red, response)


@pytest.mark.parametrize(
    ("changes", "due_in", "said"),
    [
        ({}, timedelta(minutes=2), "Score 0: the next set is due as the schedule says"),
        ({}, timedelta(minutes=-3), "Score 0: the next set is due as the schedule says"),
        ({}, timedelta(hours=12), "Score 0: repeat the observations at least every 12 hours"),
        ({}, None, "Score 0: repeat the observations at least every 12 hours"),
        (
            {"heart_rate": Decimal(95)},
            timedelta(hours=2),
            "Score 1 to 4: the next set is due as the schedule says",
        ),
        (
            {"systolic": Decimal(90)},
            timedelta(minutes=2),
            "One parameter scores 3: the next set is due as the schedule says",
        ),
    ],
)
def test_the_longer_time_is_never_said_beside_a_sooner_one(
    changes: dict[str, object], due_in: timedelta | None, said: str
) -> None:
    assert news(1, **changes).response_beside(due_in).startswith(said)


@pytest.mark.parametrize(
    ("response", "act"),
    [
        (early_warning.ONE_PARAMETER, "call the medical team to review"),
        (early_warning.URGENT, "call the medical team for an urgent review"),
        (early_warning.EMERGENCY, "observe continuously and call the emergency team now"),
    ],
)
def test_whom_to_call_is_said_whatever_is_due(response: str, act: str) -> None:
    told = News2(7, {}, red=True, response=response, scale=1).response_beside(timedelta())
    assert act in told
    assert "every" not in told


PATIENTS = st.fixed_dictionaries(
    {
        "respiratory_rate": st.integers(4, 60).map(Decimal),
        "spo2": st.integers(50, 100).map(Decimal),
        "on_oxygen": st.booleans(),
        "systolic": st.integers(40, 280).map(Decimal),
        "heart_rate": st.integers(20, 250).map(Decimal),
        "alert": st.booleans(),
        "temperature": st.decimals(30, 43, places=1),
    }
)


@given(PATIENTS, st.sampled_from([1, 2]))
def test_a_score_is_the_sum_of_its_parts(patient: dict[str, object], scale: int) -> None:
    scored = news(scale, **patient)
    assert scored.total == sum(scored.parts.values()) <= 20
    assert len(scored.parts) == 7
    assert scored.red == (max(scored.parts.values()) == 3)
