"""The second check of a bag: vials, syringe, bag and label are read off, nothing is shown first."""

from typing import Final

from il2nurse.domain.record.pharmacy.bag import Bag, BagKey
from il2nurse.domain.rules.bags.checking import LABEL
from il2nurse.domain.rules.bags.steps import checked_fields
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.bag_number import EXAMPLE
from il2nurse.domain.values.clock import Reading
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, is_bag_code, read_bag_code
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import text
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.pharmacy.checking import ReadOff, check_bag

SAY: Final = (
    "Take vials, syringe, bag and label in your own hands and read them off. What the preparer "
    "recorded is hidden until you have recorded yours."
)
BACK: Final = (
    "Neither counts. Look at it together; the preparer goes through the steps again, and then it "
    "is checked anew. If the bag is wrong, throw it away."
)

SEEN: Final = (
    "You read the last check of this bag, and were shown what was prepared. Let a colleague check "
    "it who was not; the record names you in both."
)


class BagCheckDialog(SignedDialog):
    """What the second person reads off and signs; afterwards, where it differs, both."""

    # What is typed here is typed blind; nobody finds it typed already.
    keeps_drafts = False

    def __init__(self, session: Session, moment: Moment, bag: Bag) -> None:
        regimen = moment.text(bag.regimen_digest)
        told = (
            of_container(regimen, each) for each in ("Second check of the bag", _say(session, bag))
        )
        super().__init__("check_bag", *told)
        self._session, self._bag = session, bag
        self.about = bag.stream
        self._began: Reading | None = None
        self._request = session.station.new_id()
        self._fields = checked_fields(regimen)
        hint = f"Scan the label, or type its number, like {EXAMPLE}."
        asked = (*self._fields, text(LABEL, "Number on the label", hint))
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        if self.form:
            self.form.changed.connect(self._begin)
            label = self.form.editors[LABEL]
            if isinstance(label, TextEditor):
                label.line.set_scanned()
        self.add_own_pin(session, "check_bag_pin")
        self.set_main("record_bag_check", labels.COMPARE)

    def sign(self, pin: str) -> None:
        """Record what was read off, agreed or not."""
        read = self.read_form()
        if read is None:
            return
        session, request = self._session, self._request
        key = BagKey(self._bag.key, self._bag.nth)
        began, now = self._began, session.station.now()
        seconds = int(now.since(began).total_seconds()) if began else 0
        label = _number(str(read.pop(LABEL)))
        seen = ReadOff(read, label, seconds)
        wrong = session.attempt_in_thread(
            lambda: check_bag(session.station, session.who, key, seen, pin, request=request),
            self.refuse,
        )
        if wrong is None:
            return
        if not wrong:
            session.done("Both agree. A pharmacist who did not prepare it may release it.")
        else:
            session.warn(f"{self._in_words(dict(wrong))} {BACK}")
        self.close_dialog()

    def _in_words(self, wrong: dict[str, tuple[str, str]]) -> str:
        labels = {field.id: field.short or field.label for field in self._fields}
        return " ".join(
            f"{labels.get(name, 'Label')}: {read or 'nothing'} read off, {made or 'nothing'} "
            "prepared."
            for name, (read, made) in wrong.items()
        )

    def _begin(self) -> None:
        if self._began is None:
            self._began = self._session.station.now()


def _say(session: Session, bag: Bag) -> str:
    """How it is read off; and whether this person was shown both readings of the last check."""
    last = bag.checks[-1] if bag.checks else None
    if last and last.mismatches and last.by == session.who.id:
        return f"{SAY} {SEEN}"
    return SAY


def _number(typed: str) -> str:
    """The number out of a scanned label; what was typed stays as it is."""
    if not is_bag_code(typed):
        return typed
    try:
        return read_bag_code(typed).number
    except NoLabelCode:
        return typed
