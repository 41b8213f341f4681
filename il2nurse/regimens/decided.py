"""What a regimen decides by: criteria, suitability, teaching and steps."""

from collections.abc import Mapping
from typing import TypedDict

from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Field, Waivable
from il2nurse.domain.regimen.refusals import AfterRefusal
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.regimen.statements import Diary, Statement
from il2nurse.domain.regimen.suitability import Suitability
from il2nurse.regimens.criteria import read_criteria
from il2nurse.regimens.figures import Figures
from il2nurse.regimens.lists import Lists
from il2nurse.regimens.needed import RegimenWay
from il2nurse.regimens.refusals import read_after_refusal, read_waivable
from il2nurse.regimens.statements import TEACHING, read_diary, read_statements
from il2nurse.regimens.steps import StepStatements, read_steps
from il2nurse.regimens.suitability import read_suitability
from il2nurse.regimens.toml.table import TomlTable


class Decided(TypedDict):
    """The parts of a regimen about criteria, suitability, teaching and steps."""

    criteria: tuple[Criterion, ...]
    suitability: Suitability
    teaching: tuple[Statement, ...]
    steps: tuple[Step, ...]
    after_refusal: AfterRefusal | None
    waivable: tuple[Waivable, ...]
    diary: Diary | None


def read_decided(
    root: TomlTable,
    fields: Mapping[str, Field],
    figures: Figures,
    lists: Lists,
    charting: Charting,
    way: RegimenWay,
) -> Decided:
    """Read the parts of the file that decide, each checked against the questions."""
    criteria = read_criteria(root, fields, figures, way)
    suitability = read_suitability(root, fields, criteria)
    teaching = read_statements(root, TEACHING)
    known = (*lists["contraindications"], *lists["interactions"], *lists["storage"])
    asked = {field.id for form in charting.forms.values() for field in form.fields}
    # What another regimen's test put on the chart, the order looks at, and nothing here asks.
    looked_at = {each.charted for each in suitability.known}
    told = StepStatements(known, teaching)
    elsewhere = frozenset(asked | looked_at)
    steps = read_steps(root, fields, told, criteria, elsewhere, suitability.fields)
    return Decided(
        criteria=criteria,
        suitability=suitability,
        teaching=teaching,
        steps=steps,
        after_refusal=read_after_refusal(root, steps),
        waivable=read_waivable(root, steps, criteria),
        diary=read_diary(root),
    )
