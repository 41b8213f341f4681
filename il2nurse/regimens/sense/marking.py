"""The words of a regimen that its kind demands: that it is research only, and what is attested."""

from collections.abc import Iterator, Mapping

from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem


def words_taken_away(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every place at which the words of the kind do not stand, in whatever letters."""
    for must in kind.must_say:
        for name in must.at:
            text = places.get(name)
            if text and _plain(must.words) in _plain(text.written):
                continue
            said = f"says “{text.written}”" if text else "is missing"
            yield Problem(
                line_of_any(places, name, "regimen.research.say"),
                f'"{name}" {said}; in each file of the kind "{kind.id}" it says '
                f"“{must.words}” ({must.about}. {must.source}).",
            )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
