"""What the file says of refused answers: who signs when one is changed, or was discarded."""

from collections.abc import Sequence

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.refusals import AfterRefusal, Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.regimens.toml.table import TomlTable


def read_after_refusal(root: TomlTable, steps: Sequence[Step]) -> AfterRefusal | None:
    """The table ``[after_refusal]``; a rule that asks for a witness needs it."""
    table = root.table("after_refusal")
    if table is None:
        asking = [rule.id for step in steps for rule in step.rules if _takes_two(rule.refused)]
        if asking:
            root.complain(f'"{asking[0]}" asks for a witness; [after_refusal] says which.')
        return None
    words = table.words("roles", [role.value for role in Role], "role")
    source, confidence = table.sourced()
    found = AfterRefusal(
        roles=frozenset(role for role in Role if role.value in words),
        changed=table.text("changed"),
        discarded=table.text("discarded"),
        source=source,
        confidence=confidence,
    )
    if not found.roles:
        table.complain('"roles" is missing; who may sign?')
    table.done()
    return found


def _takes_two(refusal: Consequence) -> bool:
    return refusal in (Consequence.WITNESS, Consequence.DISCARD)
