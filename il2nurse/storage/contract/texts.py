"""What every store refuses of a regimen's text, and of the report of a test."""

from il2nurse.domain.record.register.entries import BrokenRegister
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


def foreign_report() -> NotSaved:
    """The refusal of a file under a digest that is not its own."""
    return NotSaved("The report was not saved: it does not have the digest that was to be kept.")


def lost_report(digest: str) -> BrokenRegister:
    """What is said of a file that is not there."""
    return BrokenRegister(
        f"The register holds no report with the digest {digest[:8]}. Nothing was changed; verify "
        "the register."
    )


def changed_report(digest: str) -> BrokenRegister:
    """What is said of a file that is not the one that was kept; it is not shown."""
    return BrokenRegister(
        f"The report {digest[:8]} was changed after it was kept, and is not shown. Nothing was "
        "overwritten; read the result from the laboratory or the archive, and tell the ward's IT."
    )
