"""The pages of the gallery that show editors, ring and sum."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.comparisons import Comparison, Condition, Op
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.rules import Finding, Result, Rule
from il2nurse.domain.values.clock import Reading
from il2nurse.readable.pharmacy.sum_lines import SumLine
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.factory import compact_editor_for, editor_for
from il2nurse.ui.editors.grid import EditorGrid
from il2nurse.ui.look.consequence import consequences
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.ring import Ring
from il2nurse.ui.widgets.sumtable import SumTable

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 18, 59, tzinfo=UTC)


class Still:
    """A clock that stands."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def read(self) -> Reading:
        return Reading(self.at, "boot", 0)


def made(name: str, label: str, kind: FieldKind, unit: str = "", **more: object) -> Field:
    return Field(name, label, kind, "label 5.1", "label", unit=unit, **more)  # type: ignore[arg-type]  # any other part of a Field


ALERTNESS = made(
    "alertness",
    "Alertness",
    FieldKind.CHOICE,
    choices=(
        Choice("alert", "Alert and oriented", "Awake, knows name, place, date and why she is here"),
        Choice("drowsy", "Drowsy", "Sleepy, but wakes to voice and stays awake while talking"),
        Choice("lethargic", "Moderate to severe lethargy", "Falls asleep while talking"),
        Choice("somnolent", "Somnolent or hallucinating", "New disorientation, even if awake"),
    ),
)
NOT_ALERT = Rule(
    "r",
    Condition("alertness", (Comparison(Op.IS_NOT, ("alert",)),)),
    Result.HOLD,
    "Hold the dose and call the prescriber now.",
    "label 5.1",
    "label",
)
VITALS = (
    made("heart_rate_per_min", "Heart rate", FieldKind.NUMBER, "/min", short="HR"),
    made(
        "rhythm",
        "Rhythm",
        FieldKind.CHOICE,
        choices=(Choice("sinus", "Sinus"), Choice("af", "Atrial fibrillation")),
    ),
    made("systolic_mmhg", "Systolic blood pressure", FieldKind.NUMBER, "mmHg", short="BP sys"),
    made("diastolic_mmhg", "Diastolic blood pressure", FieldKind.NUMBER, "mmHg", short="BP dia"),
    made("respiratory_rate_per_min", "Respiratory rate", FieldKind.NUMBER, "/min", short="RR"),
    made(
        "temperature_c",
        "Temperature",
        FieldKind.NUMBER,
        "°C",
        lowest=Decimal(30),
        highest=Decimal(43),
    ),
    made("spo2_percent", "SpO₂", FieldKind.NUMBER, "%"),
    made("oxygen_l_per_min", "Oxygen", FieldKind.NUMBER, "L/min"),
    made("weight_kg", "Weight", FieldKind.NUMBER, "kg"),
)
CHECKS = made(
    "technique",
    "Technique",
    FieldKind.TICKS,
    choices=(
        Choice("side", "Water directed at the side of the vial"),
        Choice("swirl", "Swirled gently, not shaken"),
        Choice("clear", "Clear, colourless to slightly yellow"),
    ),
)


def column_of(editors: Sequence[QWidget]) -> QWidget:
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(26, 18, 26, 18)
    column.setSpacing(12)
    for editor in editors:
        column.addWidget(editor)
    column.addStretch()
    return middle


def choice() -> QWidget:
    editor = editor_for(ALERTNESS, ZONE, Still())
    assert isinstance(editor, ChoosingEditor)
    editor.show_consequences(consequences(ALERTNESS, (NOT_ALERT,), (), date(2026, 11, 20)))
    editor.set_answer("drowsy")
    editor.show_findings([Finding("r", Result.HOLD, NOT_ALERT.say, "label 5.1")])
    return column_of([editor, editor_for(CHECKS, ZONE, Still())])


def vitals() -> QWidget:
    editors: list[Editor] = [compact_editor_for(field, ZONE, Still()) for field in VITALS]
    grid = EditorGrid(editors)
    grid.editors["weight_kg"].set_answer("70.5")
    grid.editors["systolic_mmhg"].set_answer("88")
    low = Finding("r", Result.WATCH, "Systolic below 90: measure again and call.", "label 2.3")
    grid.editors["systolic_mmhg"].show_findings([low])
    grid.editors["temperature_c"].set_answer("98.6")
    grid.editors["temperature_c"].show_own_slip()
    weight = editor_for(made("dosing_kg", "Dosing weight", FieldKind.NUMBER, "kg"), ZONE, Still())
    weight.set_answer("70,5")
    file = editor_for(made("pulmonary", "Pulmonary function", FieldKind.TEXT), ZONE, Still())
    file.show_on_file("Normal, 12-Nov-2026 (8 days)")
    return column_of([grid, weight, file])


def times() -> QWidget:
    day = editor_for(made("xray", "Chest X-ray", FieldKind.DATE), ZONE, Still())
    day.set_answer("2026-11-17")
    at = editor_for(made("mixed_at", "Reconstituted at", FieldKind.TIME), ZONE, Still())
    at.set_answer("2026-11-20T18:12:00+00:00")
    night = Still(datetime(2026, 11, 1, 7, tzinfo=UTC))
    twice = editor_for(made("started", "Called at", FieldKind.TIME), ZONE, night)
    vials = editor_for(made("vials", "Vials", FieldKind.VIALS), ZONE, Still())
    vials.set_answer(("2H7731|2026-11-23", "2H7731|2026-11-23"))
    mrn = editor_for(
        made("mrn", "MRN", FieldKind.TEXT, hint="Scan the wristband.", matches="mrn"), ZONE, Still()
    )
    return column_of([day, at, twice, vials, mrn])


def infusion() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "page")
    row = QHBoxLayout(page)
    card = Card()
    ring = Ring()
    ring.show_time(timedelta(minutes=5, seconds=41), timedelta(minutes=15), "Infusing")
    ring.set_note("ends about 14:15")
    card.body.addWidget(ring, 1)
    stop = Action("stop_infusion", "Stop infusion")
    stop.set_weight(Weight.DANGER)
    stop.set_sign(Sign.HOLD)
    card.body.addWidget(stop)
    row.addWidget(card)
    right = QVBoxLayout()
    right.addWidget(Label("Prepare dose 5 of 14", "title"))
    table = SumTable()
    table.set_large({"Draw up"})
    table.set_marks({"Final concentration": Mark(Tone.GOOD, "within 0.030 to 0.070", Sign.CHECK)})
    table.show_lines(
        (
            SumLine("Dose", "70 kg × 600,000 per kg", "42", "million international units"),
            SumLine("Vials of 22 million", "42 ÷ 22, rounded up", "2", "vials"),
            SumLine("Draw up", "42 ÷ 18", "2.33", "mL"),
            SumLine("Final concentration", "2.57 mg ÷ 52.3 mL", "0.049", "mg/mL"),
        )
    )
    right.addWidget(table)
    right.addWidget(PinLine("pin"))
    right.addStretch()
    row.addLayout(right, 1)
    return page
