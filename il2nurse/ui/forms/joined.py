"""Editors of one form that take from each other: the two pressures, and dates below a date."""

from collections.abc import Mapping

from il2nurse.ui.editors.date import join_dates
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.pressure import join_pressures


def join_editors(editors: Mapping[str, Editor]) -> None:
    """Join those that a form asks together."""
    join_pressures(editors)
    join_dates(editors)
