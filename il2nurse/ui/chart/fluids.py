"""Intake and output: the kind by its letter, then the volume; the totals stand below."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QTimer

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.chart.fluids import FluidKind
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.quantity import parse_decimal, show
from il2nurse.ui.chart.fluid_kinds import Kinds
from il2nurse.ui.chart.fluid_panel import FluidPanel
from il2nurse.ui.chart.no_fluid import NoFluidDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.entry_options import EntryOptions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import SOURCE
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.look import labels
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.chart.entering import charting_rules
from il2nurse.workflow.chart.fluids import chart_fluid
from il2nurse.workflow.one_act import KeptBefore

KIND: Final = "kind"
SAY: Final = "Press the letter, type the volume, press Enter. 0 is a value: there was none."
NOW: Final = "Recorded for now, {}"
THEN: Final = "Recorded for {}"
# The clock moves on while nobody types.
TICK_MS: Final = 5_000


def volume_field(highest: Decimal) -> Field:
    """The volume in mL; 0 is a value."""
    return Field(
        id="ml",
        label="Volume",
        kind=FieldKind.NUMBER,
        source=SOURCE,
        confidence="",
        unit="mL",
        lowest=Decimal(0),
        highest=highest,
        places=1,
    )


class FluidsDialog(Dialog):
    """One volume for the chart; it stays open for the next one."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__("fluids", "Intake and output", SAY)
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        station = session.station
        rules = charting_rules(station, station.case(mrn))
        self.kinds = Kinds()
        self.typed = Form((volume_field(rules.highest_ml),), station.zone, station.clock)
        self.unusual = UnusualBox(foot=self.foot, instead_of=self.main)
        self.options = EntryOptions(session, rules, lines=True)
        self.options.earlier.set_text("Earlier than now")
        self.no_fluid = Action("no_fluid", "Nothing in a period")
        self.no_fluid.set_small()
        self.no_fluid.set_key("Alt+N")
        self.options.add_action(self.no_fluid)
        self.weigh = Action("weigh", "Weight")
        self.weigh.set_small()
        self.weigh.set_key("Alt+W")
        self.options.add_action(self.weigh)
        self.weigh.setVisible(bool(self._weight_fields()))
        self.panel = FluidPanel(session, mrn)
        self._slip = FindingBox()
        self._slip.hide()
        self.body.addWidget(self.kinds)
        self.body.addWidget(self._slip)
        self.add_form(self.typed)
        for part in (self.unusual, self.options, self.panel):
            self.body.addWidget(part)
        self._wire()
        self._minute = QTimer(self)
        self._minute.setInterval(TICK_MS)
        self._minute.timeout.connect(self._show_time)
        self._minute.start()
        self._show_time()
        self.set_main("record_fluid", labels.RECORD)
        self.cancel.set_text(labels.CLOSE)

    def start(self) -> None:
        """Ask for the kind first."""
        self.panel.refresh()
        self.kinds.setFocus()

    def unrecorded(self) -> dict[str, Answer]:
        """The kind beside the volume."""
        kind = self.kinds.kind
        return super().unrecorded() | ({KIND: kind.id} if kind else {})

    def restore(self, draft: TypedDraft) -> None:
        """Choose the kind again too."""
        self.kinds.choose_by_id(str(draft.answers.get(KIND, "")))
        super().restore(draft)

    def enter(self) -> None:
        """From the time to the volume, and then record."""
        if self.options.has_keyboard() and not self.options.advance():
            self.typed.focus_first()
        elif not self.options.has_keyboard():
            super().enter()

    def act(self) -> None:
        """Record one volume."""
        self._record(sure=False)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded where it is to be mended."""
        if field in self.unusual.fields:
            self.reach(self.unusual.confirm, self.unusual)
        elif not self.options.refuse(field, sentence):
            super().refuse(field, sentence)

    def _record(self, *, sure: bool) -> None:
        kind = self.kinds.kind
        if kind is None:
            self._slip.show_problem("Choose the kind of intake or output. Nothing was recorded.")
            self._slip.show()
            self.kinds.setFocus()
            return
        ml = self._session.attempt(lambda: self._chart(kind, sure=sure), self.refuse)
        if ml is not None:
            self._request = self._session.station.new_id()
            self._session.done(f"{kind.label}: {show(ml)} mL is on the chart.")
            self.typed.clear()
            self.options.clear()
            self.kinds.choose(None)
            self.panel.refresh()
            self.kinds.setFocus()

    def _chart(self, kind: FluidKind, *, sure: bool) -> Decimal:
        ml = typed_volume(self.typed)
        try:
            chart_fluid(
                self._session.station,
                self._session.who,
                self._mrn,
                FluidFact(
                    kind.direction,
                    kind.id,
                    ml,
                    confirmed=sure,
                    late_reason=self.options.late_reason,
                    paper=self.options.paper,
                ),
                at=self.options.at(),
                request=self._request,
            )
        except Unusual as unusual:
            self.unusual.ask(unusual.oddities)
            raise
        except KeptBefore:
            self._request = self._session.station.new_id()
            raise
        return ml

    def _ask_anew(self) -> None:
        """Another volume is another question; the button says what it records."""
        self.unusual.ask(())
        self.main.set_text(self._what())

    def _what(self) -> str:
        """What the button records, as “Record urine 180 mL”, once both are known."""
        kind = self.kinds.kind
        try:
            ml = typed_volume(self.typed)
        except Slip:
            return labels.RECORD
        if kind is None:
            return labels.RECORD
        # "IV fluid" keeps its letters.
        short = kind.label if kind.label[1:2].isupper() else kind.label.lower()
        return f"{labels.RECORD} {short} {show(ml)} mL"

    def _go_on(self) -> None:
        self._slip.hide()
        self._ask_anew()
        self.typed.focus_first()

    def _weight_fields(self) -> tuple[Field, ...]:
        """What the regimen asks of a weight; nothing before an order."""
        station = self._session.station
        course = station.case(self._mrn).course
        form = (
            station.regimen_of(course).charting.forms.get(vocabulary.WEIGHT_FORM)
            if course
            else None
        )
        return tuple(form.fields) if form else ()

    def _weigh(self) -> None:
        moment = self._session.station.moment(self._mrn)
        dose = moment.case.open_dose
        stream = dose.key.stream if dose else None
        fields = self._weight_fields()
        self.asked.emit(VitalSignsDialog(self._session, moment, fields, stream, "Record weight"))

    def _show_time(self) -> None:
        """For when a volume is recorded: now, unless another time is typed."""
        try:
            at = self.options.at()
        except Slip:
            at = None
        clock = self._session.words.clock(at or self._session.station.now().at)
        self.say_more(f"{(THEN if at else NOW).format(clock)}. {SAY}")

    def _wire(self) -> None:
        self.options.changed.connect(self._show_time)
        self.weigh.clicked.connect(self._weigh)
        self.kinds.chosen.connect(self._go_on)
        self.typed.changed.connect(self._ask_anew)
        self.unusual.sure.connect(lambda: self._record(sure=True))
        self.no_fluid.clicked.connect(
            lambda: self.asked.emit(NoFluidDialog(self._session, self._mrn))
        )


def typed_volume(form: Form) -> Decimal:
    """The typed volume; raises ``Slip`` where it cannot be meant."""
    read = form.editors["ml"].read()
    try:
        return parse_decimal(str(read))
    except ValueError as error:
        raise Slip("ml", str(error)) from error
