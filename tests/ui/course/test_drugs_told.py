"""The patient's own drugs that interact are told at the order and beside the steps of a dose."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.course.warnings import ON_THE_LIST, WarningsCard
from il2nurse.workflow.dose.administration import begin
from il2nurse.workflow.dose.view import look_at_dose
from tests.ui.course.test_ordering import fill
from tests.ui.seed import DIAZ, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, REGIMEN, Ward, key


def said(widget: QWidget) -> str:
    found = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in found if label.isVisibleTo(widget))


def test_the_order_tells_them_first(qtbot: QtBot) -> None:
    card, regimen = WarningsCard(), replace(REGIMEN, drug_choices=())
    qtbot.addWidget(card)
    card.show_regimen(regimen, replace(PATIENT, drugs=("ramipril 5 mg", "paracetamol")))
    spoken = said(card)
    assert spoken.index(ON_THE_LIST) < spoken.index("Boxed warnings")
    assert "On the list of drugs: ramipril 5 mg. Antihypertensives" in spoken
    assert "paracetamol" not in spoken
    card.show_regimen(regimen, replace(PATIENT, drugs=("paracetamol",)))
    assert ON_THE_LIST not in said(card)


def test_an_order_that_asks_of_each_drug_tells_them_there_alone(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, DOCTOR)
    fill(seat)
    assert ward.station.case(DIAZ.mrn).patient.drugs
    assert ON_THE_LIST not in seat.spoken
    assert f"{PATIENT.drugs[0]} · Serious" in seat.spoken


def test_they_stand_beside_every_step_before_the_dose(qtbot: QtBot, ward: Ward) -> None:
    begin(ward.station, NURSE, MRN)
    aside = NewestValues()
    qtbot.addWidget(aside)
    aside.show_view(look_at_dose(ward.station, key()))
    spoken = said(aside)
    assert PATIENT.drugs[0] in spoken
    assert f"Interacts with the treatment: {PATIENT.drugs[0]}" in spoken
