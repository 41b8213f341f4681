"""What is read before a course is ordered: every warning of the regimen, group by group."""

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.warnings import in_points, sources_in_words, warning_groups
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.notice import Notice

HEADING = "Read before you order"


class WarningsCard(Card):
    """Boxed warnings first; nothing where no regimen is chosen."""

    def __init__(self) -> None:
        super().__init__(HEADING)
        self._regimen = ""
        self._notices: list[Notice] = []
        self.hide()

    def show_regimen(self, regimen: Regimen | None) -> None:
        """Show the warnings of another regimen."""
        digest = regimen.digest if regimen else ""
        if digest == self._regimen:
            return
        self._regimen = digest
        for notice in self._notices:
            notice.setParent(None)
            notice.deleteLater()
        self._notices = []
        for group in warning_groups(regimen) if regimen else ():
            notice = Notice()
            of = group.statements
            notice.show_text(in_points(of), sources_in_words(of), group.heading)
            self._notices.append(notice)
            self.body.addWidget(notice)
            notice.show()
        self.setVisible(regimen is not None)
