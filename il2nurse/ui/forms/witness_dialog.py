"""A witness signs what the first has typed: who, the meaning, the PIN."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.regimen import WitnessRule
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.notice import Notice


class WitnessDialog(Dialog):
    """Shows what is signed and what the signature means; ``signed`` carries the witness."""

    signed = Signal(object)

    def __init__(
        self, session: Session, witness: WitnessRule, signed: Sequence[tuple[str, str]]
    ) -> None:
        roles = " or ".join(sorted(role.label.lower() for role in witness.roles))
        super().__init__(
            "witness_dialog",
            "A witness signs",
            f"Hand over to a {roles}. Nobody can sign for themselves.",
        )
        self.witness = WitnessBox(session, witness.roles)
        facts = Facts()
        facts.show_facts("What is signed", [FactRow(label, value) for label, value in signed])
        meaning = Notice()
        meaning.show_text(witness.meaning, lead="What the signature means")
        for part in (facts, meaning, self.witness):
            self.body.addWidget(part)
        self.set_main("witness_signs", "Sign and record")

    def start(self) -> None:
        """Ask for the person first."""
        self.witness.people.setFocus()

    def enter(self) -> None:
        """Go on to what is missing, or sign."""
        if not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Hand the signature on; the dialog closes once it is recorded."""
        if self.witness.people.person() and self.witness.pin.text():
            self.signed.emit(self.witness.take())
        else:
            self.witness.show_slip(self.witness.missing())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not recorded."""
        if field in ("", *FIELDS):
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
