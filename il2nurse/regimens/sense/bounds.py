"""Figures against the bounds of their kind, and sentences against the figure that they say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from fnmatch import translate
from itertools import accumulate
from typing import Final

from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.sense.judged import Threshold
from il2nurse.regimens.sense.kinds import NumberPhrase, RegimenKind, SpokenNumber
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

JUDGED: Final = "judged."
# Texts that nurses read; sources and notes may speak of other figures.
READ: Final = frozenset(
    {
        "title",
        "short",
        "say",
        "say_running",
        "stop_at_once",
        "say_charted",
        "why",
        "hint",
        "label",
        "meaning",
        "text",
        "advice",
    }
)


def other_ways(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Whatever the kind has and the file has not: the file doses, or gives, in another way."""
    for name in kind.has:
        if not any(map(re.compile(translate(name)).match, places)):
            line = places["regimen.kind"].line if "regimen.kind" in places else 1
            yield Problem(line, f'every file of the kind "{kind.id}" has "{name}".')


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
    for bound in kind.bounds_of(name):
        if not bound.allows(place.number):
            yield Problem(
                place.line,
                f'"{place.name}" is {place.written}; of the kind "{kind.id}" it is {bound.shown} '
                f"({bound.about}. {bound.source}).",
            )


class _Texts:
    """All texts of a file as one, so that words are looked for once and not in each."""

    def __init__(self, texts: tuple[Written, ...]) -> None:
        self._texts = texts
        self._whole = "".join(f"\0{each.written}" for each in texts)
        lengths = (len(each.written) + 1 for each in texts)
        self._ends = tuple(accumulate(lengths))

    def with_words(self, words: str) -> Iterator[Written]:
        """Every text in which the words stand, in the order of the file."""
        at = self._whole.find(words)
        while 0 <= at < len(self._whole):
            index = bisect_right(self._ends, at)
            yield self._texts[index]
            at = self._whole.find(words, self._ends[index])


def sentence_problems(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every sentence that says another number than the one it speaks of."""
    read = [place for place in places.values() if place.key in READ and place.number is None]
    texts = _Texts(tuple(read))
    for said in kind.said:
        at = places.get(said.place or "")
        if said.number is None and at is None:
            continue
        for phrase in said.phrases:
            wanted = said.number if at is None else _in_unit(at, said, phrase)
            for text in texts.with_words(phrase.words):
                for number in _numbers(phrase, text.written):
                    if number != wanted:
                        yield Problem(text.line, _problem_text(text, number, said, at, wanted))


def _in_unit(at: Written, said: SpokenNumber, phrase: NumberPhrase) -> Decimal | None:
    """What stands there as the phrase says it: without a sign, a length of time in its unit."""
    if isinstance(at.number, timedelta):
        return Decimal(at.number / phrase.unit) if phrase.unit else None
    return None if at.number is None else abs(at.number) / said.divided_by


def _problem_text(
    text: Written, number: Decimal, said: SpokenNumber, at: Written | None, wanted: Decimal | None
) -> str:
    says = f'"{text.name}" says {show_grouped(number)}'
    right = "another unit" if wanted is None else show_grouped(wanted)
    if at is None:
        return f"{says}; it is {right} ({said.about}. {said.source})."
    figure = at.name.removeprefix("figure.").removesuffix(".value")
    named = f'the figure "{figure}"' if at.name.startswith("figure.") else f'"{at.name}"'
    return f"{says}, and {named} (line {at.line}) is {right}."


def _numbers(phrase: NumberPhrase, text: str) -> Iterator[Decimal]:
    for found in phrase.pattern.finditer(text):
        yield Decimal(found[1].replace(",", ""))
