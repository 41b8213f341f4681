"""What editors of one form do together: the two pressures, dates below a date, times."""

from collections.abc import Mapping

from il2nurse.ui.editors.as_said import join_pressures, join_temperature
from il2nurse.ui.editors.date import join_dates
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.time import name_nows


def join_editors(editors: Mapping[str, Editor]) -> None:
    """Join those that a form asks together."""
    join_pressures(editors)
    join_temperature(editors)
    join_dates(editors)
    name_nows(editors)
