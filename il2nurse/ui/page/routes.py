"""Every page of the window in one table: its name, what makes it, and the ways that lead to it.

A page is one row here and the file that the row names. A key that stands neither here nor among the
window's own keys is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final, NamedTuple

from il2nurse.domain.people import May, Person
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session


class Way(NamedTuple):
    """What is written on a way to a page, its key, and what one must be allowed to go there."""

    text: str
    key: str
    may: May | None = None

    def open_to(self, person: Person) -> bool:
        """Whether this person may go there."""
        return self.may is None or person.may(self.may)


@dataclass(frozen=True, slots=True)
class Route:
    """One page.

    ``maker`` is the class, by its place below ``il2nurse.ui``; it is read when the page is first
    asked for. ``under`` is the tab of the top bar that is marked while the page is on show. ``bar``
    and ``tab`` are its own tabs in the top bar and among the pages about one patient.
    """

    name: str
    maker: str
    under: str | None = None
    bar: Way | None = None
    tab: Way | None = None
    menu: Way | None = None

    def make(self, session: Session) -> Page:
        """The page itself; its module is read now."""
        module, name = self.maker.rsplit(".", 1)
        made: Page = getattr(import_module(f"il2nurse.ui.{module}"), name)(session)
        return made

    def ways(self) -> Iterator[Way]:
        """Every way that has a key."""
        yield from (way for way in (self.bar, self.tab, self.menu) if way)


ROUTES: Final = (
    Route("ward", "ward.ward.WardPage", "ward", bar=Way("Ward", "Ctrl+1")),
    Route("new_patient", "patient.new_patient.NewPatientPage", "ward"),
    Route(
        "patient",
        "patient.doses_page.DosesPage",
        "patient",
        bar=Way("Patient", "Ctrl+2"),
        tab=Way("Doses", "D"),
    ),
    Route("flowsheet", "flowsheet.flowsheet.FlowsheetPage", "patient", tab=Way("Flowsheet", "F")),
    Route("laboratory", "labs.laboratory.LaboratoryPage", "patient", tab=Way("Laboratory", "R")),
    Route(
        "assessment",
        "assessment.assessment.AssessmentPage",
        "patient",
        tab=Way("Hold criteria", "H"),
    ),
    Route("neuro", "neuro.neuro.NeuroPage", "patient", tab=Way("Neuro", "E")),
    Route("teaching", "course.teaching.TeachingPage", "patient"),
    Route("order", "course.order.OrderPage", "patient"),
    Route("plan_cycle", "course.plan_cycle.PlanCyclePage", "patient"),
    Route("dose", "dose.page.BedsidePage", "patient"),
    Route("preview", "papers.preview.PreviewPage", "patient"),
    Route("pharmacy", "pharmacy.pharmacy.PharmacyPage", "pharmacy", bar=Way("Pharmacy", "Ctrl+3")),
    Route("preparation", "pharmacy.preparation.PreparationPage", "pharmacy"),
    Route(
        "regimens",
        "course.regimens.RegimensPage",
        "pharmacy",
        menu=Way("Regimens", "Ctrl+0"),
    ),
    Route("audit", "audit.audit.AuditPage", "audit", bar=Way("Audit", "Ctrl+4", May.AUDIT)),
    Route(
        "paper_check",
        "audit.paper_check.PaperCheckPage",
        "audit",
        menu=Way("Check a paper", "Ctrl+7", May.AUDIT),
    ),
    Route("scanner", "ward.scanner.ScannerPage", menu=Way("Scanner: prefix and test", "Ctrl+6")),
    Route("own_pin", "people.own_pin.OwnPinPage", menu=Way("Change my PIN", "Ctrl+8")),
    Route(
        "people",
        "people.people.PeoplePage",
        menu=Way("People of this ward", "Ctrl+5", May.MANAGE_PEOPLE),
    ),
    Route(
        "recovery_sheet",
        "papers.recovery_sheet.RecoverySheetPage",
        menu=Way("Recovery sheet and key", "Ctrl+K", May.KEEP_KEY),
    ),
    Route(
        "copies",
        "papers.copies.CopiesPage",
        menu=Way("Copies and restore drill", "Ctrl+B", May.RESTORE),
    ),
)
BY_NAME: Final = {route.name: route for route in ROUTES}
