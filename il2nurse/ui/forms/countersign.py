"""A second person signs what the first has typed: who, the meaning, the PIN."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.regimen import Second
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.second_person import FIELDS, SecondPerson
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import Fact, Facts
from il2nurse.ui.widgets.notice import Notice


class CountersignDialog(Dialog):
    """Shows what is signed and what the signature means; ``signed`` carries the countersign."""

    signed = Signal(object)

    def __init__(self, session: Session, second: Second, told: Sequence[tuple[str, str]]) -> None:
        roles = " or ".join(sorted(role.label.lower() for role in second.roles))
        super().__init__(
            "countersign",
            "A second person signs",
            f"Hand over to a {roles}. Nobody can sign for themselves.",
        )
        self.second = SecondPerson(session, second.roles)
        facts = Facts()
        facts.show_facts("What is signed", [Fact(label, value) for label, value in told])
        meaning = Notice()
        meaning.show_text(second.meaning, lead="What the signature means")
        for part in (facts, meaning, self.second):
            self.body.addWidget(part)
        self.set_main("countersign", "Sign and record")

    def start(self) -> None:
        """Ask for the person first."""
        self.second.people.setFocus()

    def enter(self) -> None:
        """Go on to what is missing, or sign."""
        if not self.second.advance():
            self.act()

    def act(self) -> None:
        """Hand the signature on; the dialog closes once it is recorded."""
        if self.second.people.person() and self.second.pin.text():
            self.signed.emit(self.second.countersign())
        else:
            self.second.show_slip(self.second.missing())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not recorded."""
        if field in ("", *FIELDS):
            self.second.show_slip(sentence)
        else:
            super().refuse(field, sentence)
