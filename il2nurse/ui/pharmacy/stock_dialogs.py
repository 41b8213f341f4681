"""What is done to the stock: taken in, counted, thrown away, a lot kept back or let go again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from il2nurse.codes.gs1 import PackCode, read_pack_code
from il2nurse.domain.record.pharmacy.stock import Lot
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.values.text import written_date
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import SOURCE, text
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.session import Session
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy import stock
from il2nurse.workflow.pharmacy.stock import Vials

LOT: Final = "lot"
EXPIRY: Final = "expiry"
COUNT: Final = "how_many"
WHY: Final = "reason"
Read = Mapping[str, Answer]
Do = Callable[[Read, Witness | None, str], str]
"""Records what was answered under a request, and gives what is said of it afterwards."""


class StockDialog(Dialog):
    """One act on the stock: its questions, a witness where it takes one."""

    def __init__(
        self,
        session: Session,
        told: tuple[str, str, str],
        asked: tuple[Field, ...],
        do: Do,
        *,
        witnessed: bool = False,
    ) -> None:
        name, title, say = told
        super().__init__(name, title, say)
        self._session, self._do = session, do
        self._request = session.station.new_id()
        self.about = title
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.witness = WitnessBox(session, frozenset()) if witnessed else None
        if self.witness:
            self.witness.changed.connect(self.clear_problem)
            self.body.addWidget(self.witness)
        self.set_main(f"record_{name}", title.partition(":")[0])

    def enter(self) -> None:
        """Through the questions, then to the witness, then record."""
        focus = focus_in(self)
        below = self.witness and focus is not None and self.witness.isAncestorOf(focus)
        if not below and self.form and self.form.advance():
            return
        if not (self.witness and self.witness.advance()):
            self.act()

    def act(self) -> None:
        """Record it."""
        read = self.read_form()
        if read is None:
            return
        if self.witness and not (self.witness.people.person() and self.witness.pin.text()):
            self.witness.show_slip(self.witness.missing())
            return
        witness = self.witness.take() if self.witness else None
        run = self._session.attempt_in_thread if witness else self._session.attempt
        if said := run(lambda: self._do(read, witness, self._request), self.refuse):
            self._session.done(said)
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at the witness where it is about the signature."""
        if self.witness and field in FIELDS:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)


def receiving(session: Session, pack: PackCode | None = None) -> StockDialog:
    """Take vials in; a scanned ``pack`` has answered its lot and expiry."""
    packs = [pack] if pack else []

    def do(read: Read, _: Witness | None, request: str) -> str:
        came = _vials(read)
        scanned = next((e for e in packs if (e.lot, e.expiry) == (came.lot, came.expiry)), None)
        stock.receive_vials(
            session.station,
            session.who,
            came,
            told=CodeSource.SCANNED if scanned else CodeSource.TYPED,
            article=scanned.article if scanned else None,
            request=request,
        )
        return f"{came.vials} vials of lot {came.lot} are in stock."

    asked = (
        text(LOT, "Lot", "As on the pack. A scan of the pack fills lot and expiry in."),
        Field(EXPIRY, "Expiry", FieldKind.DATE, SOURCE, "", ahead=True),
        _count("Vials that came"),
    )
    dialog = StockDialog(session, ("receive_vials", "Take vials in", ""), asked, do)
    if dialog.form:
        _unpack_scans(dialog.form, packs)
    return dialog


def _unpack_scans(form: Form, packs: list[PackCode]) -> None:
    """A pack that is scanned into the line of the lot answers lot and expiry."""
    editor = form.editors[LOT]
    if not isinstance(editor, TextEditor):
        return
    line = editor.line

    def unpack() -> None:
        if found := read_pack_code(line.text()):
            packs.append(found)
            show(found)

    def show(found: PackCode) -> None:
        form.set_answers({LOT: found.lot, EXPIRY: found.expiry.isoformat()})

    line.set_scanned()
    line.scanned.connect(unpack)
    for each in packs:
        show(each)


def counting(session: Session, lot: Lot) -> StockDialog:
    """Count the vials of a lot."""

    def do(read: Read, _: Witness | None, request: str) -> str:
        seen = Vials(lot.lot, lot.expiry, int(str(read[COUNT])))
        why = str(read.get(WHY, "")) or None
        stock.count_vials(session.station, session.who, seen, reason=why, request=request)
        return f"{seen.vials} vials of lot {lot.lot} counted."

    say = f"By the record there are {lot.left}. Count them before you look at it twice."
    asked = (
        _count("Vials that you count"),
        text(WHY, "Why it differs, if it does", required=False),
    )
    return StockDialog(session, ("count_vials", f"Count: lot {lot.lot}", say), asked, do)


def wasting(session: Session, lot: Lot) -> StockDialog:
    """Throw whole vials away before a witness."""

    def do(read: Read, witness: Witness | None, request: str) -> str:
        gone = Vials(lot.lot, lot.expiry, int(str(read[COUNT])))
        stock.waste_vials(
            session.station, session.who, gone, str(read[WHY]), witness, request=request
        )
        return f"{gone.vials} vials of lot {lot.lot} are thrown away."

    say = f"Lot {lot.lot}, expiry {written_date(lot.expiry)}: {lot.left} left. A witness signs."
    asked = (_count("Vials thrown away"), text(WHY, "Why"))
    told = ("waste_vials", f"Throw vials away: lot {lot.lot}", say)
    return StockDialog(session, told, asked, do, witnessed=True)


def quarantining(session: Session, lot: Lot) -> StockDialog:
    """Keep a lot back, as in a recall, or let it go again."""
    held = lot.quarantine is not None
    act = stock.clear_lot if held else stock.quarantine_lot

    def do(read: Read, _: Witness | None, request: str) -> str:
        act(session.station, session.who, lot.lot, str(read[WHY]), request=request)
        return f"Lot {lot.lot} {'may be used again' if held else 'is in quarantine'}."

    say = (
        "Its vials and bags may be used again."
        if held
        else "No vial of it is used any more, and no bag that has some of it is hung."
    )
    name = "clear_lot" if held else "quarantine_lot"
    title = f"{'End the quarantine' if held else 'Put in quarantine'}: lot {lot.lot}"
    return StockDialog(session, (name, title, say), (text(WHY, "Why"),), do)


def _count(label: str) -> Field:
    return Field(COUNT, label, FieldKind.NUMBER, SOURCE, "", places=0)


def _vials(read: Read) -> Vials:
    day = date.fromisoformat(str(read[EXPIRY]))
    return Vials(str(read[LOT]), day, int(str(read[COUNT])))
