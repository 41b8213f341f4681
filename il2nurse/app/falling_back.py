"""What the window says where the register was set back, and what went on before it was."""

from typing import TYPE_CHECKING, Final

from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.ui.people.setback import TITLE, SetbackPage
from il2nurse.ui.people.sign_in import Colleague
from il2nurse.ui.shell.closing import beds_infusing

if TYPE_CHECKING:
    from il2nurse.app.settling import Settling
    from il2nurse.ui.session import Session

REPLACED: Final = (
    "The register's file was replaced while it was open. What lies there now holds all that this "
    "station saw; sign in again."
)


def running_in_words(session: "Session") -> str:
    """Where an infusion was running when the window gave way; "" where none was."""
    beds = ", ".join(beds_infusing(session))
    return f"An infusion was running in bed {beds}: watch the pump." if beds else ""


def title_of(setback: Setback) -> str:
    """What is the matter, in the plainest words that are sure."""
    if setback.kind is SetbackKind.SHORTER and (missing := setback.missing):
        return f"An older register is open: {missing[:1].lower()}{missing[1:].removesuffix('.')}"
    return TITLE


def fill_page(page: SetbackPage, settling: "Settling", before: str) -> None:
    """Say what is missing, what holds it, and who may decide."""
    people = [Colleague(each.id, each.shown, each.role.label) for each in settling.deciders()]
    page.show_title(title_of(settling.setback))
    page.show_running(before)
    page.show_setback(
        settling.setback.sentence, settling.papers(), settling.copies(), people, settling.pack()
    )
