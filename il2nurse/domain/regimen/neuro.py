"""What a regimen says about neurological checks: scales, tests, and what follows from them."""

from dataclasses import dataclass
from typing import Final

# The input that tells of a failed thinking test; there only where one failed.
THINKING_FAILED: Final = "thinking_test_failed"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scale, and the words of alertness and mental status that it stands for.

    ``rescore`` is no level of a patient who was woken: it is scored again. ``emergency`` calls the
    emergency team.
    """

    word: str
    alertness: str | None = None
    mental_status: str | None = None
    emergency: bool = False
    rescore: bool = False


@dataclass(frozen=True, slots=True)
class WakefulnessScale:
    """One scale; its levels are the words of its field."""

    id: str
    title: str
    field: str
    levels: tuple[Level, ...]
    source: str
    confidence: str

    def level(self, word: str) -> Level | None:
        """The level of a word."""
        return next((level for level in self.levels if level.word == word), None)


@dataclass(frozen=True, slots=True)
class NeuroRules:
    """The neurological check of a regimen.

    ``ward_scale`` is the one the ward must answer. From ``disoriented_from`` wrong answers on the
    patient counts as disoriented. More than ``sevens_wrong_allowed`` wrong serial sevens, or WORLD
    spelt backwards wrongly, is taken for ``feeds_word`` among the answers of ``feeds_field``.
    """

    form: str
    ward_scale: str
    scales: tuple[WakefulnessScale, ...]
    sevens: tuple[int, ...]
    sevens_wrong_allowed: int
    world: str
    disoriented_from: int
    feeds_field: str
    feeds_word: str
    source: str
    confidence: str

    @property
    def scale(self) -> WakefulnessScale:
        """The scale that the ward uses."""
        return next(scale for scale in self.scales if scale.id == self.ward_scale)
