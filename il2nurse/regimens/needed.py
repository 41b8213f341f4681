"""What a regimen file needs: by how it doses and gives, and whatever code knows by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.charting import ChartingForm
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import (
    VITAL_SIGNS_FORM,
    VOCABULARY,
    WEIGHT_FORM,
    NeededField,
    Part,
)
from il2nurse.domain.rules.assessment.functions import (
    OF_ADDITIVE,
    OF_BAG,
    OF_INJECTION,
    OF_WEIGHT,
    RELATIVE_COUNT,
)
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

# Courses follow one another in weeks where a file has this figure.
COURSE_WEEKS: Final = "course_weeks"
# A bag runs in over days, one after the other, where a file has this figure.
INFUSION_HOURS: Final = "infusion_hours"
OF_ONE_WAY: Final = frozenset({Part.BAG, Part.INJECTION})


@dataclass(frozen=True, slots=True)
class RegimenWay:
    """By weight, or by levels; infused from a bag, or injected from a syringe.

    A bag may run in ``over_days``, one after the other. Courses follow ``in_weeks``, or a
    discharge. Several relative criteria together stop where it ``counts_relative``.
    """

    by_weight: bool
    in_bag: bool
    over_days: bool
    in_weeks: bool
    counts_relative: bool

    @property
    def is_first(self) -> bool:
        """The way of every older text: only of it one that was kept may lack what came later."""
        return self.by_weight and self.in_bag and not (self.over_days or self.in_weeks)

    @property
    def parts(self) -> tuple[str, ...]:
        """What a file has besides figures, questions and steps; nothing of it is the program's."""
        return (
            *("regimen.kind", "charting.longest_line", "grading", "reaction_outcome"),
            *(("neuro", "calls") if self.in_bag else ()),
            *(("additive",) if self.over_days else ()),
            *(() if self.in_weeks else ("response",)),
        )

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of charting that a page opens by name."""
        return (VITAL_SIGNS_FORM, *((WEIGHT_FORM,) if self.by_weight else ()))

    def lacks(self, name: str | None) -> str | None:
        """Why what has this name is never worked out here; ``None`` where it is."""
        if name in OF_WEIGHT and not self.by_weight:
            return "its doses do not go by weight"
        if name in OF_BAG and not self.in_bag:
            return "its drug goes into no bag"
        if name in OF_ADDITIVE and not self.over_days:
            return "nothing goes into its bag before the drug"
        if name in OF_INJECTION and self.in_bag:
            return "its drug is not injected"
        return None


def read_way(root: TomlTable) -> RegimenWay:
    """The way of a file: levels where it has [[dose_level]], a syringe where a step injects."""
    return RegimenWay(
        by_weight=not root.has("dose_level"),
        in_bag=not _has(root, "step", "act", Act.INJECT.value),
        over_days=_has(root, "figure", "id", INFUSION_HOURS),
        in_weeks=_has(root, "figure", "id", COURSE_WEEKS),
        counts_relative=_has(root, "criterion", "function", RELATIVE_COUNT)
        or any(
            _has(criterion, "limit", "result", Result.RELATIVE.value)
            for criterion in root.tables("criterion")
        ),
    )


def _has(root: TomlTable, tables: str, key: str, value: str) -> bool:
    return any(table.data.get(key) == value for table in root.tables(tables))


def check_way(
    root: TomlTable, fields: Mapping[str, Field], steps: Sequence[Step], way: RegimenWay
) -> None:
    """Refuse a question, a rule or a criterion about what this way never works out."""
    for place, field in enumerate(fields.values()):
        if why := way.lacks(field.expect):
            sentence = f'"{field.expect}" is never worked out in this regimen: {why}.'
            root.complain(sentence, "field", place, "expect")
    for place, step in enumerate(steps):
        for function in _functions(step):
            if why := way.lacks(function):
                sentence = f'"{function}" is never asked in this regimen: {why}.'
                root.complain(sentence, "step", place)
    for place, criterion in enumerate(root.tables("criterion")):
        judged = str(criterion.data.get("function"))
        if why := way.lacks(judged):
            sentence = f'"{judged}" is never judged in this regimen: {why}.'
            root.complain(sentence, "criterion", place, "function")


def _functions(step: Step) -> Iterator[str | None]:
    rules = (*step.rules, *(step.after_stop.rules if step.after_stop else ()))
    return (rule.when.function for rule in rules)


def check_needed(
    root: TomlTable,
    fields: Mapping[str, Field],
    forms: Mapping[str, ChartingForm],
    way: RegimenWay,
    *,
    neuro: bool,
) -> None:
    """Refuse a regimen that lacks what code needs by name, or asks it otherwise.

    A text that was kept before there was charting, or a neurological check, needs none of theirs.
    What belongs to a bag is not asked where there is none, nor the site of an injection elsewhere.
    """
    asked = {
        Part.DOSE: True,
        Part.WEIGHT: way.by_weight,
        Part.BAG: way.in_bag,
        Part.INFUSION: way.in_bag,
        Part.INJECTION: not way.in_bag,
        Part.CHARTING: bool(forms) and way.in_bag,
        Part.NEURO: neuro,
    }
    places = {name: place for place, name in enumerate(fields)}
    for needed in VOCABULARY:
        if needed.id in fields and needed.part in OF_ONE_WAY and not asked[needed.part]:
            sentence = f'"{needed.id}" belongs to {needed.part}, and this regimen has none.'
            root.complain(sentence, "field", places[needed.id])
        elif needed.id in fields:
            for sentence in _differences(needed, fields[needed.id]):
                root.complain(sentence, "field", places[needed.id])
        elif asked[needed.part]:
            root.complain(
                f'the field "{needed.id}" ({needed.label}) is missing; the program needs it for '
                f"{needed.part}."
            )
    for name in way.forms if forms else ():
        if name not in forms:
            root.complain(f'the form "{name}" is missing; {nearest(name, forms)}')


def _differences(needed: NeededField, field: Field) -> Iterator[str]:
    """How a field differs from what code reads under its name."""
    if field.kind is not needed.kind:
        yield f'"{field.id}" must be of kind {needed.kind}, as the program reads it.'
    if needed.ucum and UCUM.get(field.unit) != needed.ucum:
        units = " or ".join(unit for unit, code in UCUM.items() if code == needed.ucum)
        yield f'"{field.id}" must be in {units}, as the program reads it.'
    if needed.loinc and field.loinc and field.loinc != needed.loinc:
        yield f'"{field.id}" has the LOINC code {needed.loinc}, not {field.loinc}.'
    for word in needed.words:
        if word not in field.words():
            yield f'"{field.id}" must offer the word "{word}", which the program knows.'
