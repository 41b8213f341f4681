"""The doses of a regimen: so much for each kg of the weight, or the levels that may be ordered."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias


def refuse_unless_above_zero(**figures: Decimal) -> None:
    """Raise ValueError that names the first figure that is not above zero."""
    for name, figure in figures.items():
        if not figure > 0:
            raise ValueError(f"{name} must be above zero, not {figure}.")


@dataclass(frozen=True, slots=True)
class DoseLimits:
    """Of doses by weight: doses outside are confirmed by hand, weights are slips and refused."""

    lowest_international_units: Decimal
    highest_international_units: Decimal
    lowest_kg: Decimal
    highest_kg: Decimal

    def __post_init__(self) -> None:
        """Raise ValueError for limits that cannot be meant."""
        refuse_unless_above_zero(lowest_kg=self.lowest_kg)
        if self.lowest_kg >= self.highest_kg:
            raise ValueError("The lowest weight must be below the highest.")
        if self.lowest_international_units >= self.highest_international_units:
            raise ValueError("The lowest dose must be below the highest.")


@dataclass(frozen=True, slots=True)
class WeightLimits:
    """How old a dosing weight may be at the first dose, and how far from an earlier weight.

    Above ``confirm_percent`` two people confirm it, above ``refuse_percent`` nobody may order.
    From ``ask_percent`` on a pharmacist is asked about it; where a text was kept before that was
    asked, from ``confirm_percent`` on. Outside ``usual_kg`` two people confirm a weight that no
    earlier order bears out; ``None`` in a text that was kept before that was asked.
    """

    oldest: timedelta
    confirm_percent: Decimal
    refuse_percent: Decimal
    usual_kg: tuple[Decimal, Decimal] | None = None
    ask_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PerKg:
    """So many international units for each kg of the dosing weight.

    ``weighing`` is ``None`` in a text that was kept before weights were compared.
    """

    international_units: Decimal
    limits: DoseLimits
    weighing: WeightLimits | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a dose that cannot be meant."""
        refuse_unless_above_zero(international_units=self.international_units)


@dataclass(frozen=True, slots=True)
class DoseLevel:
    """One of the doses that may be ordered, the same whatever the weight."""

    id: str
    international_units: Decimal
    source: str
    confidence: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class StepDown:
    """How much lower each dose of the next course is suggested after one that was not tolerated.

    In international units, and never below ``lowest``. A course was not tolerated with so many of
    its doses ``held``, or so many ``left_out`` for whatever reason, or by the prescriber's word.
    The sources of the lowest and of the counts stand with how sure they are.
    """

    by: Decimal
    lowest: Decimal
    held: int
    left_out: int
    say: str
    source: str
    confidence: str
    lowest_source: tuple[str, str]
    counts_source: tuple[str, str]

    def below(self, dose: Decimal) -> Decimal:
        """The dose that is suggested after this one."""
        return max(dose - self.by, self.lowest)


@dataclass(frozen=True, slots=True)
class DoseLevels:
    """The doses that may be ordered, from the lowest up; nothing between them and none outside.

    ``step_down`` is there where the file says how the next course follows one not tolerated.
    """

    levels: tuple[DoseLevel, ...]
    step_down: StepDown | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where there is none, or where they do not rise."""
        if not self.levels:
            raise ValueError("Dose levels need at least one level.")
        refuse_unless_above_zero(international_units=self.levels[0].international_units)
        if any(a.international_units >= b.international_units for a, b in pairwise(self.levels)):
            raise ValueError("Dose levels must stand in rising order.")

    def level_of(self, dose: Decimal) -> DoseLevel | None:
        """The level of exactly this dose in international units."""
        return next((each for each in self.levels if each.international_units == dose), None)


Dosing: TypeAlias = PerKg | DoseLevels
