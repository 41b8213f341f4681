"""Correcting one entry of the chart, or striking it out; the old value stays readable."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.chart.chart_entries import FluidEntry, NoFluid, ObservedSet
from il2nurse.domain.record.chart.fluids import KINDS, kind_label
from il2nurse.domain.record.register.changes import AT, KIND, ML
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.readable.chart.charted_items import (
    ChartedItem,
    fields_in_order,
    written_value,
)
from il2nurse.readable.words import NOT_RECORDED, STRUCK_OUT
from il2nurse.ui.chart.correction_words import becomes, item_in_words
from il2nurse.ui.chart.fluids import volume_field
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import one_of, text, time
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.look import labels
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.charted import doses_signed_with
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.patient.asked_for import moment_of_chart

WHAT, REASON, WHOLE = "what", "reason", "whole"
STRIKES: Final = "Strike the whole entry out"
TITLE: Final = "Correct or strike out"
CONFIRM: Final = "Correct: the value is right"


class CorrectionDialog(Dialog):
    """What is wrong, what is right, and why; both values stay on the chart, the old one struck."""

    def __init__(self, session: Session, mrn: str, item: ChartedItem) -> None:
        super().__init__("correction", TITLE, item_in_words(session, mrn, item))
        self._session, self._mrn, self._item = session, mrn, item
        self._request = session.station.new_id()
        self.about = str(item.seq)
        self._regimen = moment_of_chart(session.station, mrn).regimen
        station = session.station
        self.strike = Action("strike_value", "Strike this value out")
        self.strike.set_weight(Weight.DANGER)
        self.strike.set_key("Alt+X")
        self.strike.clicked.connect(self._strike_value)
        self.unusual = UnusualBox(CONFIRM, self.foot, self.main)
        self.unusual.sure.connect(lambda: self._change(sure=True))
        self.what = Form((self._choices(),), station.zone, station.clock)
        self.right: Form | None = None
        self._place = QVBoxLayout()
        self._becomes = Label(role="strong").set_wrapping()
        self._becomes.hide()
        self._signed = Notice()
        self.add_form(self.what)
        self.body.addLayout(self._place)
        self.body.addWidget(self._becomes)
        self.body.addWidget(self.unusual)
        self.foot.row.insertWidget(0, self.strike)
        self.body.addWidget(self._signed)
        self._show_signed()
        self.what.changed.connect(self._chosen)
        self.what.editors[WHAT].completed.connect(self._go_on)
        self.set_main("record_correction", labels.RECORD_CORRECTION)
        self._chosen()

    @property
    def chosen(self) -> str:
        """The field that is wrong, empty while none is chosen."""
        return str(self.what.answers()[WHAT] or "")

    def enter(self) -> None:
        """From what is wrong to what is right, to the reason, and then record."""
        focus = focus_in(self)
        if self.right is None:
            self.what.focus_first()
        elif focus is None or not self.right.isAncestorOf(focus):
            self.right.focus_first()
        elif not self.right.advance():
            self.act()

    def act(self) -> None:
        """Record the correction, or strike the whole entry out."""
        self._change(sure=False)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was changed where it is to be mended."""
        if field in self.unusual.fields:
            self.reach(self.unusual.confirm, self.unusual)
        elif self.right is None or not self.right.show_slip(field, sentence):
            super().refuse(field, sentence)

    def _change(self, *, sure: bool) -> None:
        if self.right is None:
            self.refuse(WHAT, "Choose what is wrong. Nothing was changed.")
            return
        self._attempt(sure=sure, strike=False)

    def _strike_value(self) -> None:
        self._attempt(sure=False, strike=True)

    def _attempt(self, *, sure: bool, strike: bool) -> None:
        signed = doses_signed_with(self._session.station.case(self._mrn), self._item.kept)
        made = self._session.attempt(lambda: self._do(sure=sure, strike=strike), self.refuse)
        if made is None:
            return
        done = STRUCK_OUT if strike or self.chosen == WHOLE else "corrected"
        sentence = f"It is {done}; the old value stays readable."
        fell = " ".join(
            f"The signature of dose {slot} no longer counts; sign it again." for slot in signed
        )
        self._session.say(Tone.WARN if fell else Tone.GOOD, f"{sentence} {fell}".strip())
        self.close_dialog()

    def _do(self, *, sure: bool, strike: bool) -> Entry:
        if self.right is None:
            raise Slip(WHAT, "Choose what is wrong. Nothing was changed.")
        session, seq, name = self._session, self._item.seq, self.chosen
        station, by, mrn, once = session.station, session.who, self._mrn, self._request
        reason = str(self.right.answers()[REASON])
        if name == WHOLE:
            return correcting.strike_out(station, by, mrn, seq, reason, request=once)
        if strike:
            field = self._regimen.fields[name]
            return correcting.strike_value(station, by, mrn, seq, field, reason, request=once)
        now = str(self.right.editors[name].read())
        match name:
            case "at":
                at = datetime.fromisoformat(now)
                return correcting.correct_time(station, by, mrn, seq, at, reason, request=once)
            case "kind":
                return correcting.correct_kind(station, by, mrn, seq, now, reason, request=once)
            case "ml":
                return self._correct_ml(Decimal(now), reason, sure=sure)
            case _:
                field = self._regimen.fields[name]
                change = correcting.ValueChange(seq, field, now, reason)
                return correcting.correct(station, by, mrn, change, request=once)

    def _correct_ml(self, ml: Decimal, reason: str, *, sure: bool) -> Entry:
        session, seq = self._session, self._item.seq
        try:
            return correcting.correct_ml(
                session.station,
                session.who,
                self._mrn,
                correcting.VolumeChange(seq, ml, reason),
                confirmed=sure,
                request=self._request,
            )
        except Unusual as unusual:
            self.unusual.ask(unusual.oddities)
            raise

    def _choices(self) -> Field:
        kept, words = self._item.kept, self._session.words
        found: list[Choice] = []
        if isinstance(kept, ObservedSet):
            found += [
                Choice(name, written_value(name, kept.values[name], self._regimen, words))
                for name in fields_in_order(kept.values, self._regimen)
                if name in self._regimen.fields
            ]
        elif isinstance(kept, FluidEntry):
            found.append(Choice(ML, f"Volume: {kept.fluid.ml:f} mL"))
            found.append(Choice(KIND, f"Kind: {kind_label(kept.fluid.kind)}"))
        if not isinstance(kept, NoFluid):
            found.append(Choice(AT, f"Time: {words.clock(self._item.at)}"))
        found.append(Choice(WHOLE, STRIKES))
        return one_of(WHAT, "What is wrong?", found)

    def _chosen(self) -> None:
        """Ask for the right value of what is chosen, and for the reason."""
        self.unusual.ask(())
        self._becomes.hide()
        if self.right is not None:
            # Without a parent it would be a window until it is gone, and might have the keyboard.
            self.right.setParent(self.parentWidget())
            self.right.hide()
            self.right.deleteLater()
            self.right = None
        name = self.chosen
        in_set = isinstance(self._item.kept, ObservedSet)
        self.strike.setVisible(in_set and name not in ("", AT, WHOLE))
        whole = name == WHOLE
        self.main.set_text(STRIKES if whole else labels.RECORD_CORRECTION)
        self.main.set_weight(Weight.DANGER if whole else Weight.MAIN)
        if name:
            station = self._session.station
            self.right = Form(self._asked(name), station.zone, station.clock)
            self.right.changed.connect(self._typed_anew)
            self._place.addWidget(self.right)
            QWidget.setTabOrder(self.right, self.strike)

    def _typed_anew(self) -> None:
        """Another value is another question; what would stand on the chart is said."""
        self.unusual.ask(())
        field = self._regimen.fields.get(self.chosen)
        typed = self.right.editors.get(self.chosen) if self.right else None
        told = becomes(self._session, self._item, field, typed) if field and typed else None
        self._becomes.show_sentence(told or "")

    def _go_on(self) -> None:
        """A number key chose what is wrong: the next keys are the right value's."""
        if self.right is not None:
            self.right.focus_first()

    def _asked(self, name: str) -> tuple[Field, ...]:
        reason = text(REASON, "Reason", "Such as: read wrongly.")
        kept = self._item.kept
        if name == WHOLE:
            return (reason,)
        if name == AT:
            return (time(AT, "The right time"), reason)
        if name == ML:
            return (volume_field(self._regimen.charting.highest_ml), reason)
        if name == KIND and isinstance(kept, FluidEntry):
            kinds = KINDS[kept.fluid.direction]
            words = (Choice(w, label) for w, label in kinds.items() if w != POSTED)
            return (one_of(KIND, "The right kind", words), reason)
        return (self._now_on_chart(name), reason)

    def _now_on_chart(self, name: str) -> Field:
        """The field, with what stands on the chart now in the place of how it is measured."""
        field, kept = self._regimen.fields[name], self._item.kept
        value = kept.values.get(name, "") if isinstance(kept, ObservedSet) else ""
        now = self._session.words.answer(field, value) if value else NOT_RECORDED
        return replace(field, hint=f"On the chart now: {now}.")

    def _show_signed(self) -> None:
        slots = doses_signed_with(self._session.station.case(self._mrn), self._item.kept)
        self._signed.setVisible(bool(slots))
        signed = ", ".join(str(slot) for slot in slots)
        self._signed.show_text(
            f"Dose {signed} was signed with this entry. After a change that signature no longer "
            "counts, and the dose must be signed again.",
            lead="Signed",
        )
