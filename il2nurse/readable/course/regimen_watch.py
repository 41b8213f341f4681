"""What a regimen says of watching the patient, and why an infusion is stopped or no dose given."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.charting import MonitoringRule
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.labs_due import name_of_test
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import written_length
from il2nurse.readable.course.named import condition_in_words, plain, with_unit
from il2nurse.readable.words import NOT_GIVEN_WORDS, source_in_words

NO_CALL: Final = "No call to the prescriber is asked for."
COUNTS: Final = "counts"
COUNTS_NOT: Final = "does not count"


def vital_sign_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """The times around a dose, then how often they are due while something holds."""
    watch = regimen.monitoring
    times = ", ".join(map(written_length, (*watch.during, *watch.after)))
    signed = f"in the {written_length(watch.before_signing)} before the signature"
    since = "start" if regimen.infusion else "injection"
    often = f"{times} after the {since}; {signed}" if times else signed
    late = f"Missed more than {written_length(watch.tolerance)} after its time."
    source = source_in_words(watch.source, watch.confidence)
    yield "Around a dose", often, late, source
    for rule in regimen.charting.schedule:
        every = f"every {written_length(rule.every)}"
        watched = f"{every}, watched continuously" if rule.continuous else every
        told = " ".join(filter(None, (rule.why, rule.say)))
        yield _holds(rule, regimen), watched, told, source_in_words(rule.source, rule.confidence)


def _holds(rule: MonitoringRule, regimen: Regimen) -> str:
    """What the rule waits for."""
    if rule.condition and rule.fell_by is not None:
        field = regimen.fields[rule.condition.field or ""]
        return f"{field.label}: {with_unit(f'fallen by {show(rule.fell_by)}', field)} or more"
    if rule.condition:
        return condition_in_words(rule.condition, regimen)
    if rule.news2_at_least is not None:
        return f"NEWS2 of {rule.news2_at_least} or more"
    if rule.red:
        return "One vital sign scores 3"
    if rule.reaction_within is not None:
        return f"A reaction began in the last {written_length(rule.reaction_within)}"
    return (rule.state or "").replace("_", " ").capitalize()


def weight_mark_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """From which gain on the baseline what is said."""
    for mark in regimen.charting.weight_marks:
        source = source_in_words(mark.source, mark.confidence)
        yield f"{show(mark.percent)} % of the baseline", mark.say, source


def labs_due_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Which blood tests are due how often."""
    for rule in regimen.calls.labs_due:
        fields = (regimen.fields[name].label for name in rule.fields)
        names = ", ".join([*fields, *map(name_of_test, rule.tests)])
        often = f"every {rule.every // timedelta(hours=1)} h"
        yield rule.title, names, often, source_in_words(rule.source, rule.confidence)


def stop_reason_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each reason, what is said of the call to the prescriber, and which reaction is offered."""
    for each in regimen.stop_reasons:
        label = f"{each.label} ({each.detail})" if each.detail else each.label
        told = [each.say or NO_CALL]
        if each.reaction:
            term = regimen.reaction(each.reaction)
            told.append(f"Offers the reaction “{term.label if term else plain(each.reaction)}”.")
        source = source_in_words(each.source, each.confidence) if each.source else ""
        yield label, " ".join(told), source


def not_given_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each reason, what the strip says for it, and whether such a dose counts toward the stop."""
    for each in regimen.hold_reasons:
        counts = COUNTS_NOT if each.word in regimen.holds_apart else COUNTS
        yield each.label, each.short or each.label, NOT_GIVEN_WORDS[each.means].word, counts
