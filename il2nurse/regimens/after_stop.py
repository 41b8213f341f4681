"""What a step says where the infusion was stopped early, in place of its usual words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import AfterStop
from il2nurse.domain.regimen.rules import Rule
from il2nurse.regimens.rules import read_rule
from il2nurse.regimens.toml.table import TomlTable


def read_after_stop(
    step: TomlTable, asked: Mapping[str, Field], name: str, rules: Sequence[Rule]
) -> AfterStop | None:
    """The words of ``[step.after_stop]``; ``None`` where the step keeps its own."""
    table = step.table("after_stop")
    if table is None:
        return None
    source, confidence = table.sourced()
    read = AfterStop(
        title=table.text("title"),
        short=table.text("short"),
        say=table.text("say"),
        why=table.text("why"),
        source=source,
        confidence=confidence,
        fields=tuple(
            field for each in table.tables("reworded") if (field := _field(each, asked)) is not None
        ),
        leaves_out=table.words("leaves_out", [rule.id for rule in rules], "rule"),
        rules=tuple(read_rule(each, asked, name, ()) for each in table.tables("rule")),
    )
    table.done()
    return read


def _field(table: TomlTable, asked: Mapping[str, Field]) -> Field | None:
    """A field of the step with another label or hint; ``None`` where the step asks none such."""
    name = table.one_of("field", asked)
    label = table.text("label", required=False)
    hint = table.text("hint", required=False)
    table.done()
    field = asked.get(name)
    if field is None:
        return None
    return replace(field, label=label or field.label, hint=hint or field.hint)
