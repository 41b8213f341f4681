"""What is read before a course is ordered: every warning of the regimen, group by group."""

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.named_in_lists import interacting
from il2nurse.readable.course.warnings import in_points, sources_in_words, warning_groups
from il2nurse.readable.words import source_in_words
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.notice import Notice

HEADING = "Read before you order"
ON_THE_LIST = "This patient's drugs that interact"


class WarningsCard(Card):
    """The patient's own drugs first, then boxed warnings; nothing where no regimen is chosen."""

    def __init__(self) -> None:
        super().__init__(HEADING)
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self._notices: list[Notice] = []
        self.hide()

    def show_regimen(self, regimen: Regimen | None, patient: Patient) -> None:
        """Show the warnings of another regimen, or for other drugs of the patient."""
        shown = (regimen.digest if regimen else "", patient.drugs)
        if shown == self._shown:
            return
        self._shown = shown
        for notice in self._notices:
            notice.setParent(None)
            notice.deleteLater()
        self._notices = []
        # Where the order asks what becomes of each drug, it says so there.
        told = interacting(regimen, patient) if regimen and not regimen.drug_choices else ()
        for each in told:
            own = source_in_words(each.statement.source, each.statement.confidence)
            self._add(each.sentence, own, ON_THE_LIST)
        for group in warning_groups(regimen) if regimen else ():
            of = group.statements
            self._add(in_points(of), sources_in_words(of), group.heading)
        self.setVisible(regimen is not None)

    def _add(self, text: str, source: str, heading: str) -> None:
        notice = Notice()
        notice.show_text(text, source, heading)
        self._notices.append(notice)
        self.body.addWidget(notice)
        notice.show()
