"""A page about a patient is two files: the page, and its row among the routes."""

from pathlib import Path
from typing import Final

from tests.added.scratch import Scratch

MOST_FILES: Final = 2
PAGE: Final = '''"""What the patient is allergic to, as a page of its own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.label import Label


class AllergiesPage(PatientPage):
    """One line for each allergy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "allergies", parent=parent)
        self._said = Label(role="strong")
        main = QVBoxLayout()
        main.addWidget(self._said)
        self.lay_out(main)

    def start(self) -> None:
        """The tabs have the keyboard."""

    def show_unordered(self) -> None:
        """There is nothing to say without an order."""
        self._said.clear()

    def show_moment(self, moment: Moment) -> None:
        """Name them."""
        self._said.setText(", ".join(moment.case.patient.allergies))
'''
OF_THE_PAGE: Final = "allergies or apart[patient] or not (row_makes or tab_of or apart or menu)"
"""What is asked of every row by itself is asked of the added one alone, and of one beside it."""
ROW: Final = """    Route(
        "allergies", "patient.allergies.AllergiesPage", "patient", tab=Way("Allergies", "Ctrl+9")
    ),
"""


def test_it_opens_by_its_key_and_its_tab_with_banner_and_reaction(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.write("ui/patient/allergies.py", PAGE)
    scratch.put_before("readable/routes.py", '    Route("neuro",', ROW)
    assert len(scratch.touched) <= MOST_FILES
    scratch.run_tests(
        "-k", OF_THE_PAGE, "tests/ui/shell/test_routes.py", "tests/ui/shell/test_key_card.py"
    )
