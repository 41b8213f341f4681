"""What becomes of a bag beside its preparation: a reason, a PIN or a witness, and the act."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.pharmacy.bag import Bag, BagKey
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import SOURCE, text
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Weight
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy import checking, moving

WHY: Final = "reason"
ML: Final = "ml"
RELEASE: Final = (
    "You did not prepare it. With your PIN you let it go to the ward: the dose may go on, the "
    "check agreed, and it can be given in time."
)
RETURN: Final = "It goes back to pharmacy, and is never used again."
QUARANTINE: Final = "Nobody hangs it until a pharmacist has looked into it."
CLEAR: Final = "It is again what it was before."
WASTE: Final = "It is thrown away before a witness. If the dose is still wanted, begin another one."
REST: Final = "What was left in the vials is thrown away before a witness."


def of_bag(session: Session, bag: Bag, sentence: str) -> str:
    """The sentence about this bag, or about the syringe that it is."""
    return of_container(session.station.moment(bag.key.mrn).text(bag.regimen_digest), sentence)


class ReleaseDialog(SignedDialog):
    """The PIN of a pharmacist who did not prepare it."""

    def __init__(self, session: Session, bag: Bag) -> None:
        super().__init__("release_bag", of_bag(session, bag, f"Release bag {bag.number}"), RELEASE)
        self._session, self._key = session, BagKey(bag.key, bag.nth)
        self.about = bag.stream
        self._request = session.station.new_id()
        self.add_own_pin(session, "release_pin")
        self.set_main("sign_release", "Sign and release")

    def sign(self, pin: str) -> None:
        """Release it."""
        session, key, request = self._session, self._key, self._request

        def act() -> bool:
            moving.release_bag(session.station, session.who, key, pin, request=request)
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.done("Released. The ward may take it in and hang it.")
            self.close_dialog()


class ReasonDialog(Dialog):
    """One act that needs a reason and nothing else."""

    def __init__(
        self, session: Session, bag: Bag, told: tuple[str, str, str], act: Callable[[str], None]
    ) -> None:
        name, title, say = told
        title = of_bag(session, bag, title)
        super().__init__(name, f"{title} {bag.number}", say)
        self._session, self._act = session, act
        self.about = bag.stream
        self.add_form(Form((text(WHY, "Why"),), session.station.zone, session.station.clock))
        self.set_main(f"record_{name}", title, Weight.MAIN)

    def act(self) -> None:
        """Do it."""
        read = self.read_form()
        if read is None:
            return

        def act() -> bool:
            self._act(str(read[WHY]))
            return True

        if self._session.attempt(act, self.refuse):
            self._session.done("Recorded.")
            self.close_dialog()


class ClearBagDialog(SignedDialog):
    """Why the quarantine ends, and the PIN of the pharmacist who says so."""

    def __init__(self, session: Session, bag: Bag) -> None:
        title = of_bag(session, bag, f"End the quarantine of bag {bag.number}")
        super().__init__("clear_bag", title, CLEAR)
        self._session, self._key = session, BagKey(bag.key, bag.nth)
        self.about = f"{bag.stream} clear"
        self._request = session.station.new_id()
        asked = (text(WHY, "What was found"),)
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.add_own_pin(session, "clear_bag_pin")
        self.set_main("sign_clear_bag", "Sign: it may be used")

    def sign(self, pin: str) -> None:
        """End it."""
        read = self.read_form()
        if read is None:
            return
        session, why = self._session, str(read[WHY])

        def act() -> bool:
            moving.clear_bag(
                session.station, session.who, self._key, why, pin, request=self._request
            )
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.done("The quarantine is over.")
            self.close_dialog()


class WasteDialog(Dialog):
    """How much, why, and who saw it."""

    def __init__(
        self, session: Session, bag: Bag, *, rest: tuple[Decimal, Decimal] | None = None
    ) -> None:
        """``rest`` is what is left in its vials, in mL and units, where that is thrown away."""
        of_vials, left = rest is not None, rest or (Decimal(0), Decimal(0))
        name = "waste_rest" if of_vials else "waste_bag"
        title = "Throw the rest of the vials away" if of_vials else f"Throw bag {bag.number} away"
        super().__init__(name, of_bag(session, bag, title), REST if of_vials else WASTE)
        self._session, self._key, self._rest = session, BagKey(bag.key, bag.nth), of_vials
        self.about = f"{bag.stream} {name}"
        self._request = session.station.new_id()
        hint = (
            f"Up to {show(left[0])} mL are left: {in_words(left[1])}."
            if of_vials
            else "What is in it: 0 where nothing is."
        )
        asked: list[Field] = [
            Field(ML, "Volume", FieldKind.NUMBER, SOURCE, "", unit="mL", hint=hint, places=2)
        ]
        if not of_vials:
            asked.append(text(WHY, "Why"))
        self.add_form(Form(tuple(asked), session.station.zone, session.station.clock))
        self.witness = WitnessBox(session, frozenset())
        self.witness.changed.connect(self.clear_problem)
        self.body.addWidget(self.witness)
        self.set_main(f"record_{name}", "Record and sign")

    def enter(self) -> None:
        """From the questions to the witness, and then record."""
        focus = focus_in(self)
        below = focus is not None and self.witness.isAncestorOf(focus)
        if not below and self.form and self.form.advance():
            return
        if not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Record it before the witness."""
        read = self.read_form()
        if read is None:
            return
        if not self.witness.people.person() or not self.witness.pin.text():
            self.witness.show_slip(self.witness.missing())
            return
        session, ml, witness = self._session, Decimal(str(read[ML])), self.witness.take()

        def act() -> bool:
            self._record(ml, str(read.get(WHY, "")), witness)
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.done("Recorded: thrown away.")
            self.close_dialog()

    def _record(self, ml: Decimal, reason: str, witness: Witness) -> None:
        at, who, request = self._session.station, self._session.who, self._request
        if self._rest:
            checking.waste_rest(at, who, self._key, ml, witness, request=request)
        else:
            moving.waste_bag(at, who, self._key, ml, reason, witness, request=request)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at the witness where it is about the signature."""
        if field in FIELDS:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
