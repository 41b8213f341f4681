"""What came of an act that was played, and of a whole scenario."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Played:
    """What came of an act: rules that spoke, the verdict, mismatches, and what was said."""

    found: tuple[str, ...] = ()
    verdict: str | None = None
    mismatches: tuple[str, ...] = ()
    sentence: str | None = None
    short_of: str | None = None


@dataclass(frozen=True, slots=True)
class PlayedScenario:
    """How far a scenario came: all of its acts, once for each case."""

    acts: int
    cases: int


NOTHING = Played()
