"""Figures against the bounds of their kind, and sentences against the figure that they say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.sense.judged import Threshold
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

JUDGED: Final = "judged."
# Texts that nurses read; sources and notes may speak of other figures.
_READ: Final = frozenset(
    {"title", "say", "say_running", "why", "hint", "label", "meaning", "text", "advice"}
)


def out_of_bounds(
    kind: RegimenKind, places: Mapping[str, Written], judged: Iterable[Threshold]
) -> Iterator[Problem]:
    """Every figure that lies outside what the kind allows."""
    for place in places.values():
        yield from _refused(kind, place, place.name)
    for each in judged:
        for name, _, _ in each.operands():
            if name in places:
                yield from _refused(kind, places[name], f"{JUDGED}{each.subject}")


def _refused(kind: RegimenKind, place: Written, name: str) -> Iterator[Problem]:
    if place.number is None:
        return
    for bound in kind.bounds:
        if bound.fits(name) and not bound.allows(place.number):
            yield Problem(
                place.line,
                f'"{place.name}" is {place.written}; of the kind "{kind.id}" it is {bound.shown} '
                f"({bound.about}. {bound.source}).",
            )


def said_otherwise(
    kind: RegimenKind, regimen: Regimen, places: Mapping[str, Written]
) -> Iterator[Problem]:
    """Every sentence that says another number than the figure it speaks of."""
    texts = [place for place in places.values() if place.key in _READ and place.number is None]
    for said in kind.said:
        figure = regimen.figures.get(said.figure)
        at = places.get(f"figure.{said.figure}.value")
        if figure is None or at is None:
            continue
        wanted = figure.value / said.divided_by
        for text in texts:
            for number in _numbers(said.phrases, text.written):
                if number != wanted:
                    yield Problem(
                        text.line,
                        f'"{text.name}" says {show_grouped(number)}, and the figure '
                        f'"{said.figure}" (line {at.line}) is {show_grouped(wanted)}.',
                    )


def _numbers(phrases: Iterable[re.Pattern[str]], text: str) -> Iterator[Decimal]:
    for phrase in phrases:
        for found in phrase.finditer(text):
            yield Decimal(found[1].replace(",", ""))
