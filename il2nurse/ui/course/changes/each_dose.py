"""Each dose in full, below the questions by which it is worked out: what one signs for."""

from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable
from il2nurse.readable.pharmacy.sum_lines import each_dose
from il2nurse.readable.pharmacy.weight_words import not_calculable_in_words
from il2nurse.ui.course.dosing import worked_from
from il2nurse.ui.forms.form import Form
from il2nurse.ui.widgets.label import Label


class EachDose(Label):
    """The dose by what is answered now; nothing while that cannot be worked out."""

    def __init__(self, prepared: Preparation, form: Form) -> None:
        super().__init__(role="fact")
        self.set_wrapping()
        self._prepared, self._form = prepared, form
        form.changed.connect(self._work_out)
        self._work_out()

    def _work_out(self) -> None:
        text = ""
        try:
            worked = worked_from(self._prepared, self._form.readable())
            text = ": ".join(each_dose(worked)) if worked else ""
        except NotCalculable as problem:
            text = not_calculable_in_words(problem, self._prepared)
        self.setText(text)
        self.setVisible(bool(text))
