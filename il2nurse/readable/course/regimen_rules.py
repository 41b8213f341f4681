"""What rules of a regimen say: those of the order and what is on file of it, those of steps."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Rule
from il2nurse.readable.course.named import condition_in_words
from il2nurse.readable.words import RESULT_WORDS, source_in_words

AT_THE_ORDER: Final = "The order"
OWES_CALL: Final = "No next dose is begun until the call is on record."


def rule_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each rule, where it speaks, when, and what follows."""
    for rule in regimen.suitability.rules:
        yield AT_THE_ORDER, *_rule(rule, regimen)
    yield from _on_file(regimen)
    yield from _tried(regimen)
    for step in regimen.steps:
        stopped = step.after_stop.rules if step.after_stop else ()
        for rule in step.rules:
            yield step.short, *_rule(rule, regimen)
        for rule in stopped:
            yield f"{step.short}, after a stop", *_rule(rule, regimen)


def _rule(rule: Rule, regimen: Regimen) -> tuple[str, str, str]:
    charted = f" When charted: {rule.say_charted}" if rule.say_charted else ""
    running = f" While an infusion runs: {rule.say_running}" if rule.say_running else ""
    owes = f" {OWES_CALL}" if rule.owes_call else ""
    then = f"{RESULT_WORDS[rule.result].word}: {rule.say}{charted}{running}{owes}"
    source = source_in_words(rule.source, rule.confidence)
    besides = ((", where the order says ", rule.ordered), (", unless ", rule.unless))
    told = (f"{word}{condition_in_words(each, regimen)}" for word, each in besides if each)
    return f"{condition_in_words(rule.when, regimen)}{''.join(told)}", then, source


def _on_file(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """What may be on file of a question of the order, and the answers that are taken beside it."""
    for known in regimen.suitability.known:
        asked, source = regimen.fields[known.field], source_in_words(known.source, known.confidence)
        for each in known.agrees:
            answers = " or ".join(f"“{asked.label_of(word)}”" for word in each.answers)
            then = f"The order answers {asked.label}: {answers}. {known.say}"
            yield AT_THE_ORDER, f"On file: {condition_in_words(each.when, regimen)}", then, source


def _tried(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """For how long something was to be tried, and what the order asks where it is shorter here."""
    for each in regimen.suitability.tried:
        asked = regimen.fields[each.field]
        answers = " or ".join(f"“{asked.label_of(word)}”" for word in each.answers)
        when = (
            f"{asked.label}: {answers}, and the first dose that was {each.given.value} on this "
            f"register is less than {each.months} months ago"
        )
        source = source_in_words(each.source, each.confidence)
        yield AT_THE_ORDER, when, f"The order takes a reason in words. {each.say}", source
