"""The inputs of an assessment, described in Markdown for those who call it from a script."""

from collections.abc import Iterator

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.rules.assessment.functions import needs_of
from il2nurse.domain.rules.assessment.whole import can_end
from il2nurse.domain.values.quantity import show

_HEAD = """# Assessing a dose from the command line

    il2nurse assess --regimen {id} --input FILE.json --json

judges every criterion of the regimen “{title}” (version {version}) against
the values in `FILE.json`. This page is written from the regimen file itself.

## Input

One JSON object. Each key is the id of an input, each value an object with `value` and `age_min`,
the age of the value in whole minutes:

```json
{{
  "heart_rate_per_min": {{"value": 88, "age_min": 4}},
  "rhythm": {{"value": "sinus", "age_min": 4}},
  "creatinine_mg_dl": {{"value": "1.1", "age_min": 310}},
  "other_absolute_signs": {{"value": ["none"], "age_min": 2}},
  "doses_given_cycle": {{"value": 3, "age_min": 0}}
}}
```

A number may be written as a number or as text, with a decimal point. Units are fixed. A value
outside the accepted limits, an unknown id or an unknown word is refused: exit code 2 and a
sentence on the error output, and nothing is judged. A value that is missing or older than allowed
is never taken for fine: its criteria come back as `not_evaluable`.
"""

_NEEDED = """## Inputs on the chart and from the register

All of them are needed. `hours_since_last_start` may be left out where `doses_given_cycle` is 0.
“Any” age: the register works the value out at the moment it is asked.
"""

_BEDSIDE = """## Inputs asked at the bedside

Several words may be given as a list; `none` stands alone. {needed} can end the cycle or the
treatment: without them their criteria come back as `not_evaluable`, as those of every other input
do. Criteria on {left_out} are left out of the answer when the input is not given.
"""

_TAIL = """## Output

With `--json` one object:

- `verdict`: the most severe answer wins, in the order
  `stop_permanently` > `stop_cycle` > `hold` > `not_evaluable` > `give`.
- `criteria`: a list in the order of the table above. Each has `id`, `result`, `value`, `unit`,
  `age_min`, `limit` and `source`. `result` is one of `clear`, `relative`, `hold`, `absolute`,
  `stop`, `not_evaluable`. `absolute` stops the cycle, `stop` the treatment permanently. `limit`
  is the band that was met, or all bands where none was. `watch` is a sentence where a clear value
  is to be watched, `say` what every other result means.
- `news2`: `total` and `parts`, or `null` where one of its inputs is missing or too old. It helps
  to escalate and never decides about the dose.

`relative` alone changes nothing: the criterion `relative_count`, judged last, holds the dose for
one or two of them and stops the cycle for {count} or more. What is to be
watched is shown and recorded and does not keep the dose from being given.

Exit code 0 when the criteria were judged, whatever the verdict; 2 for refused input.
"""


def describe_inputs(regimen: Regimen) -> str:
    """Every input of the regimen's criteria, with words, unit, limits and oldest allowed age."""
    optional = _optional(regimen)
    asked = inputs_of(regimen)
    always = [field for field in asked if field.id not in optional]
    bedside = [field for field in asked if field.id in optional]
    needed = {name for c in regimen.criteria if can_end(c) and (name := c.field) in optional}
    count = show(regimen.figures["relative_stop_count"].value)
    parts = [
        _HEAD.format(id=regimen.id, title=regimen.title, version=regimen.version),
        _NEEDED,
        *_lines(_numbers(always)),
        *_lines(_words(always)),
        _BEDSIDE.format(needed=_ids(needed), left_out=_ids(optional - needed)),
        *_lines(_words(bedside)),
        "## Criteria\n",
        *_lines(_criteria(regimen)),
        _TAIL.format(count=count),
    ]
    return "\n".join(parts)


def inputs_of(regimen: Regimen) -> list[Field]:
    """Every input that the regimen's criteria and its score look at, as the file has them."""
    ids = _needed(regimen)
    return [field for field in regimen.fields.values() if field.id in ids]


def _lines(rows: Iterator[str]) -> list[str]:
    return [*rows, ""]


def _needed(regimen: Regimen) -> set[str]:
    found = {name for criterion in regimen.criteria for name in needs_of(criterion)}
    return found | {name for name in regimen.monitoring.fields if name in regimen.fields}


def _optional(regimen: Regimen) -> set[str]:
    optional = {c.field for c in regimen.criteria if c.optional and c.field}
    return optional - {c.field for c in regimen.criteria if not c.optional}


def _ids(names: set[str]) -> str:
    return " and ".join(f"`{name}`" for name in sorted(names))


def _age(field: Field) -> str:
    if field.oldest is None:
        return "any"
    return shown_age(field.oldest)


def _numbers(fields: list[Field]) -> Iterator[str]:
    yield "| id | what | unit | accepted | decimals | oldest |"
    yield "|---|---|---|---|---|---|"
    for field in fields:
        if field.choices or field.lowest is None or field.highest is None:
            continue
        places = "any" if field.places is None else str(field.places)
        yield (
            f"| `{field.id}` | {field.label} | {field.unit} | {show(field.lowest)} to "
            f"{show(field.highest)} | {places} | {_age(field)} |"
        )


def _words(fields: list[Field]) -> Iterator[str]:
    yield "| id | what | words | oldest |"
    yield "|---|---|---|---|"
    for field in fields:
        if field.choices:
            words = ", ".join(f"`{word}`" for word in field.words())
            yield f"| `{field.id}` | {field.label} | {words} | {_age(field)} |"


def _criteria(regimen: Regimen) -> Iterator[str]:
    yield "| id | judges | bands | source |"
    yield "|---|---|---|---|"
    for criterion in regimen.criteria:
        bands = "; ".join(f"`{limit.result.value}` {limit.shown()}" for limit in criterion.limits)
        sources = "; ".join(dict.fromkeys(limit.source for limit in criterion.limits))
        yield f"| `{criterion.id}` | {_judges(criterion)} | {bands} | {sources} |"


def _judges(criterion: Criterion) -> str:
    return " and ".join(f"`{name}`" for name in needs_of(criterion)) or "the criteria above"
