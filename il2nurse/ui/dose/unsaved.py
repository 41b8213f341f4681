"""What was typed at the bedside and is not recorded yet; it lives in this window only."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer


class UnsavedAnswers:
    """Answers by place; a place names person, dose, step and how often it was interrupted."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[str, dict[str, Answer]] = {}

    def keep(self, place: str, answers: Mapping[str, Answer]) -> None:
        """Keep what was typed at a place; nothing typed leaves nothing."""
        found = {name: answer for name, answer in answers.items() if answer}
        if found:
            self._kept[place] = found
        else:
            self._kept.pop(place, None)

    def at(self, place: str) -> dict[str, Answer]:
        """What was typed at a place."""
        return dict(self._kept.get(place, {}))

    def forget(self) -> None:
        """Forget everything: another person has the station."""
        self._kept.clear()
