"""Whatever the regimen says reaches a screen and a paper: each statement is looked for there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import get_type_hints

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.regimen.statements import Statement, met_statements
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import REGIMEN as REGIMEN_PAPER
from il2nurse.ui.course.warnings import WarningsCard
from il2nurse.ui.dose.pages.start import StartPage
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.reactions.emergency import EmergencyCard
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.view import look_at_dose
from il2nurse.workflow.papers.printing import show_paper
from il2nurse.workflow.patient.data import correct_patient
from tests.papers import paper_maker
from tests.reports.reading import whole
from tests.ui.hands import click
from tests.ui.seed import DIAZ, Seat, full_ward, make_session, sit_down
from tests.ward import MRN, NURSE, PATIENT, REGIMEN, Ward, key, make_ward

# Said before the first dose only: at the order, and where the age is checked.
BEFORE_THE_COURSE = {"box_setting", "caution_children"}


def said(widget: QWidget) -> str:
    """Everything a part of the window says, unless it is hidden."""
    found = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in found if label.isVisibleTo(widget))


def order_card(qtbot: QtBot, regimen: Regimen) -> str:
    card = WarningsCard()
    qtbot.addWidget(card)
    card.show_regimen(regimen, PATIENT)
    return said(card)


def emergency_card(qtbot: QtBot, regimen: Regimen) -> str:
    card = EmergencyCard(regimen, "Erin Vance, MD")
    qtbot.addWidget(card)
    return said(card)


def test_where_nothing_runs_the_first_act_is_not_to_stop_it(qtbot: QtBot) -> None:
    regimen = begun().regimen
    card = EmergencyCard(regimen, "Erin Vance, MD", infusing=False)
    qtbot.addWidget(card)
    assert "Stop the infusion." in emergency_card(qtbot, regimen)
    assert "Stop the infusion." not in said(card)
    assert "Check airway, breathing, circulation." in said(card)


def step_said(qtbot: QtBot, ward: Ward, step: Step) -> str:
    """What the page of a step says before anything is answered."""
    view = look_at_dose(ward.station, key())
    made = StartPage if step.act is Act.INFUSE else StepPage
    page = made(make_session(ward, NURSE), view, step)
    qtbot.addWidget(page)
    return said(page)


def all_steps(qtbot: QtBot, regimen: Regimen) -> str:
    ward = begun()
    silent = (Act.DOUBLE_CHECK, Act.SIGN)
    steps = [step for step in regimen.steps if step.act not in silent]
    return "\n".join(step_said(qtbot, ward, step) for step in steps)


def begun() -> Ward:
    ward = make_ward()
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    return ward


def teaching_page(qtbot: QtBot, _regimen: Regimen) -> str:
    seat = sit_down(qtbot, full_ward(), NURSE)
    seat.session.go("teaching", MRN)
    table = seat.find("teaching_points")
    assert isinstance(table, Table)
    model = table.model()
    return "\n".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))


# Where a nurse or a prescriber reads each kind of statement. Readings of disagreeing sources are
# read on the regimen's own paper, which the preview shows, as the words of a bag's label are.
SCREENS: dict[str, Callable[[QtBot, Regimen], str]] = {
    "contraindications": order_card,
    "interactions": order_card,
    "emergency": emergency_card,
    "storage": all_steps,
    "teaching": teaching_page,
}
ON_PAPER = {"settled", "on_label"}


def kinds_of_statements() -> Iterator[str]:
    for name, kind in get_type_hints(Regimen).items():
        if kind == tuple[Statement, ...]:
            yield name


def statements(kind: str) -> tuple[Statement, ...]:
    found: tuple[Statement, ...] = getattr(REGIMEN, kind)
    assert found
    return found


def plain(text: str) -> str:
    """A text without blanks: lines are broken anywhere."""
    return re.sub(r"\s+", "", text)


def test_every_kind_of_statement_has_a_face() -> None:
    assert {*SCREENS, *ON_PAPER} == set(kinds_of_statements())


@pytest.mark.parametrize("kind", SCREENS)
def test_every_statement_is_on_a_screen(qtbot: QtBot, kind: str) -> None:
    told = SCREENS[kind](qtbot, REGIMEN)
    assert [each.id for each in statements(kind) if each.text not in told] == []


def test_every_statement_is_on_the_regimens_own_paper_with_its_source() -> None:
    ward = make_ward()
    paper = show_paper(ward.station, NURSE, REGIMEN_PAPER, Subject(MRN), paper_maker())
    told = plain(whole(paper.pdf))
    for kind in kinds_of_statements():
        for each in statements(kind):
            assert plain(each.text) in told, each.id
            assert plain(each.source) in told, each.id
            assert plain(each.alternative or "") in told, each.id
    for figure in REGIMEN.figures.values():
        assert plain(figure.source) in told, figure.id
    stopped = (step.after_stop.rules for step in REGIMEN.steps if step.after_stop)
    of_steps = (step.rules for step in REGIMEN.steps)
    for rule in chain(REGIMEN.suitability.rules, *of_steps, *stopped):
        assert plain(rule.say) in told, rule.id
        assert plain(rule.say_charted or "") in told, rule.id
        assert plain(rule.say_running or "") in told, rule.id
    for limit in (limit for criterion in REGIMEN.criteria for limit in criterion.limits):
        for part in (limit, limit.recount, limit.resume):
            assert plain(part.say if part else "") in told, limit.id


def test_what_a_step_names_is_said_on_its_page(qtbot: QtBot) -> None:
    ward = begun()
    named = [step for step in REGIMEN.steps if step.know or step.teaching]
    assert {step.id for step in named} > {"contraindications", "lethargy", "infuse"}
    for step in named:
        told = step_said(qtbot, ward, step)
        for each in (*REGIMEN.known_at(step), *REGIMEN.taught_at(step)):
            assert each.text in told, (step.id, each.id)


def test_every_warning_stands_at_a_step_or_comes_with_an_answer() -> None:
    known = {each.id for step in REGIMEN.steps for each in REGIMEN.known_at(step)}
    answered = {each.id for each in REGIMEN.warnings if each.words}
    lost = {each.id for each in REGIMEN.warnings} - known - answered
    assert lost == BEFORE_THE_COURSE


def test_a_warning_comes_with_each_answer_that_it_speaks_of(qtbot: QtBot) -> None:
    ward = begun()
    # A drug on the list is told by itself.
    without = replace(ward.station.case(MRN).patient, drugs=())
    correct_patient(ward.station, NURSE, MRN, without, "Takes none since Monday")
    step = REGIMEN.step("contraindications")
    page = StepPage(make_session(ward, NURSE), look_at_dose(ward.station, key()), step)
    qtbot.addWidget(page)
    for each in (warning for warning in REGIMEN.warnings if warning.field):
        assert each.field is not None
        assert step.field(each.field) is not None, each.id
        for word in each.words:
            editor = page.form.editors[each.field]
            assert each.text not in said(page), each.id
            editor.set_answer((word,) if editor.field.none else word)
            assert each.text in said(page), (each.id, word)
            assert each in met_statements(REGIMEN.warnings, page.form.answers())
            page.form.clear()


def test_the_order_page_says_the_warnings_of_the_chosen_regimen(seat: Seat) -> None:
    seat.session.go("order", DIAZ.mrn)
    first = REGIMEN.contraindications[0].text
    assert first not in said(seat.page)
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    told = said(seat.page)
    assert [each.id for each in REGIMEN.warnings if each.text not in told] == []
