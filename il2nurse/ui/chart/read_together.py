"""Answers that cannot be right beside one another: said as soon as both are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.ui.forms.form import Form


class ReadTogether(QObject):
    """Says what the checks of a form or step say, at the answer at fault; ``said`` is the first."""

    def __init__(self, form: Form, checks: Sequence[str]) -> None:
        super().__init__(form)
        self._form, self._checks = form, tuple(checks)
        self.said: str | None = None
        form.changed.connect(self._follow)

    def _follow(self) -> None:
        typed = self._form.readable()
        found = [CHECKS[name](typed) for name in self._checks]
        against = {field: sentence for field, sentence in found if sentence}
        self.said = next(iter(against.values()), None)
        for name, editor in self._form.editors.items():
            editor.show_against(against.get(name))
