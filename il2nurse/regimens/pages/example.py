"""An input file of an assessment in which nothing stands in the way, as an example for scripts."""

import json
from collections.abc import Iterator

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens.pages.inputs import inputs_of

# How old the example's values are, in minutes: measured now, in the laboratory this morning.
_NEW = 5
_LABORATORY = 310


def describe_example(regimen: Regimen) -> str:
    """Every input with the answer that the regimen calls usual, one line each."""
    rows = ",\n".join(_rows(regimen))
    return f"{{\n{rows}\n}}\n"


def _rows(regimen: Regimen) -> Iterator[str]:
    for field in inputs_of(regimen):
        if field.usual is not None:
            given = {"value": _value(field.usual), "age_min": _age(field)}
            yield f"  {json.dumps(field.id)}: {json.dumps(given)}"


def _value(answer: Answer) -> object:
    return answer if isinstance(answer, str) else list(answer)


def _age(field: Field) -> int:
    if field.derived:
        return 0
    return _LABORATORY if field.timed_by else _NEW
