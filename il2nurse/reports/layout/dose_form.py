"""The form of a dose: what was ordered, its sum, every step in its order, what came of it."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.downtime.form_boxes import KEY
from il2nurse.readable.downtime.form_steps import FormStep
from il2nurse.readable.downtime.forms import DoseForm
from il2nurse.reports.layout.blocks import (
    draw_alarm,
    draw_heading,
    draw_in_columns,
    draw_lines,
    draw_order,
    draw_sum,
)
from il2nurse.reports.layout.clearance import draw_clearance
from il2nurse.reports.layout.cover import draw_pairs
from il2nurse.reports.layout.form_steps import draw_step, height_of, size_of
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.own_sum import (
    SECOND_PERSON,
    draw_short_sum,
    short_sum_height,
)
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import draw_rule

QUIET: Final = Emphasis.QUIET
STRONG: Final = Emphasis.STRONG
FIRST_PERSON: Final = "The first person’s own sum"
AGAINST: Final = "DO NOT GIVE"
ORDER_ON_PAPER: Final = (
    ("Ordered", "dose ______________ million international units   weight ______ kg"),
    ("Prescriber", "name ______________________  ordered ___-____-_____ at ___:___"),
)
UNSEEN_BELOW: Final = (
    "First the second person works out the sum of the double check unseen; then initial here what "
    "agrees."
)
KEY_HEIGHT: Final = 36.0
OUTCOME_HEIGHT: Final = 100.0


def draw_dose_form(flow: Flow, form: DoseForm) -> None:
    """Put the form on pages, in the order in which it is used."""
    size = size_of(flow)
    if form.chart:
        draw_alarm(flow, AGAINST, form.chart.against)
        draw_clearance(flow, form.chart.clearance)
        # What the cover and the chart say of it stands on the form too.
        draw_lines(flow, [line(*each) for each in form.chart.lacking if each.emphasis is QUIET])
        draw_heading(flow, "The order and its sum")
        draw_order(flow, form.chart.order, size)
        draw_lines(flow, [line(UNSEEN_BELOW)], size)
        draw_sum(flow, form.chart.arithmetic, form.chart.warnings, initials=True, size=size)
    else:
        draw_heading(flow, "The order and its sum, from the order on paper")
        draw_pairs(flow, (("Drug", form.drug), *ORDER_ON_PAPER))
    if form.own_sum and form.chart is None:
        draw_short_sum(flow, FIRST_PERSON, form.own_sum)
    if form.calls:
        draw_heading(flow, "Whom to call")
        draw_pairs(flow, form.calls, size)
    keep = height_of(flow, form.steps[0]) + KEY_HEIGHT
    draw_heading(flow, "Every step, in its order", keep=keep)
    draw_key(flow)
    flow.on_turn = draw_key
    for at, step in enumerate(form.steps):
        if not any(_signed(each) for each in form.steps[at:]):
            flow.on_turn = None
        own = form.own_sum if step.own_sum else None
        if own:
            flow.need(height_of(flow, step) + short_sum_height(flow, SECOND_PERSON, own))
        draw_step(flow, step)
        _draw_limits(flow, step)
        if own:
            draw_short_sum(flow, SECOND_PERSON, own)
    flow.on_turn = None
    draw_heading(flow, "Outcome of the dose: enter this afterwards", keep=OUTCOME_HEIGHT)
    draw_pairs(flow, form.outcome, size)


def _signed(step: FormStep) -> bool:
    """Whether a box of the step has a sign beside it."""
    return any(box.signs for question in step.questions for box in question.boxes)


def draw_key(flow: Flow) -> None:
    """What the signs beside the boxes say, on each page that has boxes."""
    spans = [Span("Beside a box: ", STRONG)]
    for sign, says in KEY:
        spans += [Span(f"{sign} ", STRONG), Span(f"{says} " if says.endswith(",") else f"{says}. ")]
    draw_lines(flow, [tuple(spans)], SMALL)


def _draw_limits(flow: Flow, step: FormStep) -> None:
    """What is read at the step that judges: the limits of all numbers, in two columns."""
    if step.limits:
        limits = [(Span(f"{of}: ", STRONG), Span(told)) for of, told in step.limits]
        draw_in_columns(flow, limits, SMALL)
        draw_rule(flow)
