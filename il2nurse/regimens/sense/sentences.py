"""The numbers in the sentence of a limit or rule: they are those with which it compares."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.sense.judged import Threshold
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

# A number that is part of no word: neither NEWS2 nor 12-lead.
_NUMBER: Final = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w-])")
# What stands between two numbers of one unit: 2.5 to below 3 mg/dL.
_BETWEEN: Final = re.compile(r"\s(?:to|or|and)(?:\s(?:below|above))?\s$")
# What may follow a number that has no unit of its own: 40 or less, 130.
_BARE: Final = re.compile(r"(?:[.,:;]|\s(?:to|or|and|is)\b|$)")
# The number in the word of a choice: bag of "25", "diarrhoea_1000_ml".
_IN_WORD: Final = re.compile(r"(?<![a-z0-9])[0-9]+(?![a-z0-9])")
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD: Final = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b")


def sentences_that_differ(
    judged: Iterable[Threshold], places: Mapping[str, Written]
) -> Iterator[Problem]:
    """Every sentence that says another number than its condition."""
    known = tuple(judged)
    allowed: dict[str, set[Decimal]] = defaultdict(set)
    for each in known:
        allowed[each.subject] |= each.called()
    for each in known:
        if each.text_at not in places:
            continue
        own, bare = _numbers_in(each)
        strange = own - allowed[each.subject]
        for pair in _ranges(each):
            if pair & allowed[each.subject]:
                strange |= pair - allowed[each.subject]
        if strange or ((own | bare) and not (own | bare) & each.called()):
            yield _differs(each, strange or own | bare, places)


def _differs(each: Threshold, numbers: set[Decimal], places: Mapping[str, Written]) -> Problem:
    text, compared = places[each.text_at], next(iter(each.operands()))[0]
    # A rule that takes its condition from a limit names the limit instead.
    limit = f"{each.name.removesuffix('.when')}.limit"
    at = next(places[name] for name in (compared, each.name, limit) if name in places)
    when = " and ".join(comparison.shown() for comparison in each.when)
    named = ", ".join(show_grouped(number) for number in sorted(numbers))
    return Problem(
        text.line,
        f'"{each.text_at}" says {named}, and the condition is {when} (line {at.line}).',
    )


def _numbers_in(each: Threshold) -> tuple[set[Decimal], set[Decimal]]:
    """The numbers in the unit of what is judged, and those without any unit."""
    found = list(_NUMBER.finditer(each.say))
    if not found:
        words = _WORD.finditer(each.say.lower())
        counted = max(each.called()) <= len(_COUNTS)
        return set(), {Decimal(_COUNTS.index(w[0]) + 1) for w in words} if counted else set()
    own: set[Decimal] = set()
    bare: set[Decimal] = set()
    for place, number in enumerate(found):
        value = _value(number)
        after = each.say[number.end() :]
        if _has_unit(each, found, place):
            own.add(value)
        elif _BARE.match(after):
            bare.add(value)
    return own, bare


def _ranges(each: Threshold) -> Iterator[set[Decimal]]:
    """Both numbers of "100 to 119", where neither has a unit of its own."""
    found = list(_NUMBER.finditer(each.say))
    for one, other in pairwise(found):
        between = each.say[one.end() : other.start()]
        if _BETWEEN.match(between) and _BARE.match(each.say[other.end() :]):
            yield {_value(one), _value(other)}


def _value(number: re.Match[str]) -> Decimal:
    return Decimal(number[0].replace(",", "").rstrip("."))


def labels_that_differ(places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every label of a choice whose first number is not the one in the choice's own word."""
    for text in places.values():
        before, _, after = text.name.partition(".choices.")
        word, _, key = after.rpartition(".")
        named = _IN_WORD.search(word)
        if key != "label" or named is None:
            continue
        said = _NUMBER.search(text.written)
        if said is None or _value(said) != Decimal(named[0]):
            yield Problem(
                text.line,
                f'"{before}": the label “{text.written}” and the word "{word}" (line '
                f"{places[f'{before}.choices.{word}.word'].line}) say different numbers.",
            )


def _has_unit(each: Threshold, found: list[re.Match[str]], place: int) -> bool:
    """True for "3 mg/dL" and for both numbers of "2.5 to below 3 mg/dL"."""
    number = found[place]
    if each.unit and each.say[number.end() :].lstrip().startswith(each.unit):
        return True
    if place + 1 == len(found):
        return False
    between = each.say[number.end() : found[place + 1].start()]
    return bool(_BETWEEN.match(between)) and _has_unit(each, found, place + 1)
