"""What every store refuses of a regimen's text."""

from il2nurse.workflow.register import NotSaved


def foreign_digest(regimen: str) -> NotSaved:
    """The refusal of a text under a digest that is not its own."""
    return NotSaved(
        f"The text of regimen {regimen} was not saved: it does not have the digest under which it "
        "was to be kept."
    )


def other_text(regimen: str) -> NotSaved:
    """The refusal of a text that was kept before under another name or version."""
    return NotSaved(
        f"The text of regimen {regimen} was not saved: another text is kept under the same digest."
    )
