"""The words of a regimen that its kind demands, and those that only some places of it may say."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem


def words_taken_away(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every place at which the words of the kind do not stand, in whatever letters."""
    for must in kind.must_say:
        for name in must.at:
            text = places.get(name)
            for words in must.words:
                if text and _plain(words) in _plain(text.written):
                    continue
                said = f"says “{text.written}”" if text else "is missing"
                yield Problem(
                    line_of_any(places, name, "regimen.research.say"),
                    f'"{name}" {said}; in each file of the kind "{kind.id}" it says '
                    f"“{words}” ({must.about}. {must.source}).",
                )


def words_reserved(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every place that says what, of the kind, others alone may say."""
    for may in kind.may_say:
        for place in places.values():
            if fnmatchcase(place.name, may.at) and place.name not in may.only:
                if _plain(place.written) != _plain(may.words):
                    continue
                only = ", ".join(f'"{name}"' for name in may.only)
                yield Problem(
                    place.line,
                    f'"{place.name}" is {may.words}; of the kind "{kind.id}" that is said at '
                    f"{only} alone ({may.about}. {may.source}).",
                )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
