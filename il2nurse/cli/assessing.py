"""``il2nurse assess``: the hold and stop criteria for values from a JSON file."""

import json
import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from il2nurse.app.shelf import find_regimen
from il2nurse.cli.speaking import ExitCode, Refused, say, say_json, say_table
from il2nurse.cli.telling import by_regimen, notice_of, say_notice
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, Slip
from il2nurse.domain.regimen.inputs import Input, shown_age, whole_minutes
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.typed_answers import check_number, read_answer
from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment, assess
from il2nurse.domain.rules.assessment.functions import needs_of
from il2nurse.domain.rules.assessment.whole import judged_alone
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.reported_units import unit_behind
from il2nurse.files.reading import MOST_BYTES, BadFile, read_utf8
from il2nurse.readable.assessment.criterion_rows import criterion_row
from il2nurse.readable.words import RESULT_WORDS, VERDICT_STATES

GIVEN: Final = ("value", "age_min")
LONGEST_AGE: Final = Decimal(60 * 24 * 36_600)
MOST_PLACES: Final = 18
MINUTES: Final = "min"
PLAIN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def run(asked: Namespace) -> ExitCode:
    """Judge every criterion; a missing, undated or too old value is never clear."""
    regimen = judged_alone(find_regimen(asked.regimen))
    inputs = read_inputs(regimen, load(asked.input))
    assessment = assess(regimen, inputs)
    if asked.json:
        say_json({**notice_of(regimen), **answer(assessment)})
    else:
        say_notice(regimen)
        say_assessment(regimen, assessment)
    return ExitCode.DONE


def load(name: str) -> Mapping[str, object]:
    """The JSON object in a file, or on the input for "-"; numbers keep all their digits."""
    try:
        text = sys.stdin.read(MOST_BYTES) if name == "-" else read_utf8(Path(name))
        found = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=refuse_constant,
            object_pairs_hook=refuse_twice,
        )
    except FileNotFoundError as error:
        raise Refused(f"There is no file {name}.") from error
    except (BadFile, UnicodeDecodeError) as error:
        raise Refused(f"{name} cannot be read: {error}") from error
    except (json.JSONDecodeError, InvalidOperation, RecursionError) as error:
        raise Refused(f"{name} is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise Refused(f'{name} must hold one JSON object, like {{"weight_kg": {{"value": 70}}}}.')
    return found


def refuse_constant(word: str) -> object:
    """Refuse NaN and the infinities, which are no JSON and no value."""
    raise Refused(f"{word} is not a number. Nothing was assessed.")


def refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object, unless one of its keys stands there twice."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise Refused(f"“{key}” stands there twice. Nothing was assessed; keep one of them.")
    return dict(pairs)


def asked_fields(regimen: Regimen) -> dict[str, Field]:
    """The fields that an assessment uses: those of criteria, their functions and vital signs."""
    ids = {name for criterion in regimen.criteria for name in needs_of(criterion)}
    ids.update(regimen.monitoring.fields)
    ids.update(field.id for field in regimen.fields.values() if field.derived)
    return {name: field for name, field in regimen.fields.items() if name in ids}


def read_inputs(regimen: Regimen, given: Mapping[str, object]) -> dict[str, Input]:
    """Every input with its age; raises ``Refused`` for an unknown id, a strange word or a slip."""
    fields = asked_fields(regimen)
    inputs: dict[str, Input] = {}
    for name, entry in given.items():
        if name not in fields:
            raise Refused(f"“{name}” is not asked by {regimen.id}.{nearest(name, list(fields))}")
        found = read_input(fields[name], entry)
        if found is not None:
            inputs[name] = found
    answers = {name: found.value for name, found in inputs.items()}
    for check in CHECKS.values():
        _, sentence = check(answers)
        if sentence:
            raise Refused(sentence)
    return inputs


def nearest(word: str, known: list[str]) -> str:
    """The known word that comes nearest, as the rest of a refusal."""
    near = get_close_matches(word, known, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""


def read_input(field: Field, entry: object) -> Input | None:
    """One input; ``None`` where its value is null, which is the same as not on record."""
    if not isinstance(entry, dict) or "value" not in entry:
        raise Refused(f'{field.id}: write {{"value": ..., "age_min": ...}}.')
    for key in entry:
        if key not in GIVEN:
            raise Refused(f"{field.id}: “{key}” is not known; use “value” and “age_min”.")
    if entry["value"] is None:
        return None
    try:
        answer = read_value(field, entry["value"])
    except Slip as slip:
        raise Refused(str(slip)) from slip
    return Input(answer, read_age(field, entry.get("age_min"))) if answer else None


def read_value(field: Field, value: object) -> Answer:
    """A value in its kept spelling; a number may be given as a number or as text."""
    if isinstance(value, Decimal) and field.kind is FieldKind.NUMBER:
        refuse_endless(field, value)
        return show(check_number(field, value))
    if isinstance(value, str):
        return read_answer(field, value)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return read_answer(field, tuple(value))
    raise Refused(f"{field.id}: {field.label} takes {wanted(field)}. Nothing was assessed.")


def refuse_endless(field: Field, value: Decimal) -> None:
    """Refuse a number whose plain spelling would fill pages."""
    if abs(value.adjusted()) > MOST_PLACES:
        raise Refused(f"{field.id}: this number cannot be right. Nothing was assessed.")


def wanted(field: Field) -> str:
    """What a field takes, in words."""
    if field.kind is FieldKind.NUMBER:
        return f"a number in {field.unit}" if field.unit else "a number"
    return f"one of {', '.join(field.words())}" if field.choices else "a text"


def read_number(value: str | Decimal) -> Decimal:
    """A number, also as a text such as "30" or "30 min"; Python's other spellings are none."""
    if isinstance(value, str):
        value, unit = unit_behind(value) or (value.strip(), MINUTES)
        if unit != MINUTES or not PLAIN.fullmatch(value):
            raise InvalidOperation(value)
    return Decimal(value)


def read_age(field: Field, value: object) -> timedelta | None:
    """The age of a value; ``None`` where it was not told."""
    if value is None:
        return None
    try:
        age = read_number(value) if isinstance(value, (str, Decimal)) else Decimal("NaN")
    except InvalidOperation:
        age = Decimal("NaN")
    if not age.is_finite() or age < 0 or age.adjusted() > MOST_PLACES:
        raise Refused(f"{field.id}: “age_min” is the age in minutes, 0 or more.")
    return timedelta(microseconds=int(min(age, LONGEST_AGE) * 60_000_000))


def answer(assessment: Assessment) -> dict[str, object]:
    """The assessment as JSON."""
    news2 = assessment.news2
    return {
        "verdict": assessment.verdict.value,
        "criteria": [criterion(assessed) for assessed in assessment.criteria],
        "news2": None
        if news2 is None
        else {"total": news2.total, "parts": dict(news2.parts), "response": news2.response},
    }


def criterion(assessed: Assessed) -> dict[str, object]:
    """One criterion; what is only to be watched is clear, with a sentence under ``watch``."""
    watch = assessed.result is Result.WATCH
    return {
        "id": assessed.criterion,
        "result": Result.CLEAR.value if watch else assessed.result.value,
        "value": assessed.value,
        "unit": assessed.unit,
        "age_min": None if assessed.age is None else whole_minutes(assessed.age),
        "limit": assessed.limit,
        "source": assessed.source,
        "rule": assessed.rule,
        "say": "" if watch else assessed.say,
        "watch": assessed.say if watch else "",
    }


def say_assessment(regimen: Regimen, assessment: Assessment) -> None:
    """Say the verdict, every criterion, and the early warning score."""
    say(f"Verdict: {VERDICT_STATES[assessment.verdict].word}")
    say(by_regimen(regimen))
    rows = [
        (
            RESULT_WORDS[assessed.result].word,
            assessed.title,
            criterion_row(regimen, assessed).value,
            "" if assessed.age is None else shown_age(assessed.age),
            assessed.say,
        )
        for assessed in assessment.criteria
    ]
    say_table([("Result", "Criterion", "Value", "Age", ""), *rows])
    if assessment.news2 is None:
        say(f"NEWS2 score: {RESULT_WORDS[Result.NOT_EVALUABLE].within}")
    else:
        say(f"NEWS2 score: {assessment.news2.total}. {assessment.news2.response}")
