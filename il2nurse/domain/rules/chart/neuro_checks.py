"""Neurological checks as charted: their answers marked, and what they stand for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import (
    ALERTNESS,
    DISORIENTED,
    MENTAL_STATUS,
    ORIENTATION,
    SEVENS,
    WORLD,
)

_NUMBER = re.compile(r"[0-9]{1,9}")


def mark_sevens(rules: NeuroRules, typed: str) -> tuple[bool, ...]:
    """Which of the expected numbers were said in their places; a missing one is wrong."""
    numbers = [int(number) for number in _NUMBER.findall(typed)]
    return tuple(
        place < len(numbers) and numbers[place] == expected
        for place, expected in enumerate(rules.sevens)
    )


def sevens_passed(rules: NeuroRules, typed: str) -> bool:
    """Whether the serial sevens were done with no more mistakes than the regimen lets pass."""
    return mark_sevens(rules, typed).count(False) <= rules.sevens_wrong_allowed


def world_passed(rules: NeuroRules, typed: str) -> bool:
    """Whether the word was spelt backwards; case, blanks and marks between letters do not count."""
    return "".join(filter(str.isalpha, typed)).upper() == rules.world


@dataclass(frozen=True, slots=True)
class NeuroCheck:
    """One neurological check as charted; what was not asked is "", empty or ``None``."""

    seq: int
    at: datetime
    by: str
    values: Mapping[str, Answer]
    sevens: tuple[bool, ...]
    sevens_ok: bool | None
    world_ok: bool | None
    emergency: bool

    def text(self, field: str) -> str:
        """An answer that is one text, else ""."""
        answer = self.values.get(field, "")
        return answer if isinstance(answer, str) else ""

    @property
    def thinking_failed(self) -> bool:
        """True where one of the two thinking tests was done and failed."""
        return False in (self.sevens_ok, self.world_ok)


def neuro_checks(regimen: Regimen, chart: Chart) -> tuple[NeuroCheck, ...]:
    """Every check on the chart, oldest first; those struck out are left out."""
    rules = regimen.neuro
    if rules is None:
        return ()
    sets = (each for each in chart.sets if each.form == rules.form and each.values)
    return tuple(_check(rules, each.values, each.seq, each.at, each.by) for each in sets)


def check_as_typed(
    regimen: Regimen, rules: NeuroRules, answers: Mapping[str, Answer], at: datetime
) -> NeuroCheck:
    """What a check would be if it were charted with these ``answers``: nothing is kept of it."""
    values = {name: answer for name, answer in answers.items() if answer}
    return _check(rules, {**values, **mapped_answers(regimen, values)}, 0, at, "")


def _check(
    rules: NeuroRules, values: Mapping[str, Answer], seq: int, at: datetime, by: str
) -> NeuroCheck:
    sevens, world = values.get(SEVENS.id), values.get(WORLD.id)
    return NeuroCheck(
        seq=seq,
        at=at,
        by=by,
        values=values,
        sevens=mark_sevens(rules, str(sevens)) if sevens else (),
        sevens_ok=sevens_passed(rules, str(sevens)) if sevens else None,
        world_ok=world_passed(rules, str(world)) if world else None,
        emergency=is_emergency(rules, values),
    )


def is_emergency(rules: NeuroRules, values: Mapping[str, Answer]) -> bool:
    """True where a level of a scale among these answers calls the emergency team."""
    levels = [scale.level(str(values.get(scale.field, ""))) for scale in rules.scales]
    return any(level is not None and level.emergency for level in levels)


def emergencies_of(regimen: Regimen) -> frozenset[str]:
    """The words of alertness that stand for nothing but levels that call the emergency team."""
    rules = regimen.neuro
    levels = [level for scale in rules.scales for level in scale.levels] if rules else []
    calm = {level.alertness for level in levels if not level.emergency}
    return frozenset(
        level.alertness for level in levels if level.alertness and level.alertness not in calm
    )


def thinking_failed_for(regimen: Regimen, chart: Chart, at: datetime) -> timedelta | None:
    """How long ago the newest serial sevens, or the newest WORLD, was failed; ``None`` if passed.

    A failure counts until the same test is passed: it does not grow too old to count.
    """
    rules = regimen.neuro
    if rules is None:
        return None
    ages = []
    for field, passed in ((SEVENS.id, sevens_passed), (WORLD.id, world_passed)):
        observed = chart.newest(field, at)
        if observed is not None and not passed(rules, str(observed.values[field])):
            ages.append(at - observed.at)
    return min(ages, default=None)


def mapped_answers(regimen: Regimen, answers: Mapping[str, Answer]) -> dict[str, str]:
    """The words of alertness and mental status that a check stands for; the strictest count.

    Mental status is left open where nothing is wrong with it: a check does not ask for dreams or
    fear, and must not put "normal" in their place.
    """
    rules = regimen.neuro
    if rules is None:
        return {}
    levels = [scale.level(str(answers.get(scale.field, ""))) for scale in rules.scales]
    found = [level for level in levels if level is not None]
    alertness = [level.alertness for level in found if level.alertness]
    mental = [level.mental_status for level in found if level.mental_status]
    if len(wrong_answers(answers)) >= rules.disoriented_from:
        mental.append(DISORIENTED)
    worst = {
        ALERTNESS.id: strictest_word(regimen, ALERTNESS.id, alertness),
        MENTAL_STATUS.id: strictest_word(regimen, MENTAL_STATUS.id, mental),
    }
    return {field: word for field, word in worst.items() if word}


def wrong_answers(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Which questions of orientation were answered wrongly."""
    wrong = answers.get(ORIENTATION.id, ())
    words = (wrong,) if isinstance(wrong, str) else wrong
    return tuple(word for word in words if word and word != "none")


def strictest_word(regimen: Regimen, field: str, words: Iterable[str]) -> str:
    """The word against which the criteria are hardest, of equal ones the later in the list."""
    known = regimen.fields[field].words()
    return max(
        words, key=lambda word: (_severity(regimen, field, word), known.index(word)), default=""
    )


def _severity(regimen: Regimen, field: str, word: str) -> int:
    found = [
        limit.result.severity
        for criterion in regimen.criteria
        if criterion.field == field
        for limit in criterion.limits
        if all(word in _operand(each.operand) for each in limit.when)
    ]
    return max(found, default=0)


def _operand(operand: object) -> tuple[str, ...]:
    return operand if isinstance(operand, tuple) else ()
