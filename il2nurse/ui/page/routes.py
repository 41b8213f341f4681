"""Every page of the window in one table: its name, what makes it, and the ways that lead to it.

A page is one row here and the file that the row names; its keys stand in ``readable.keys``. A key
that stands neither there nor here is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from il2nurse.readable.keys import BAR, MENU, TABS, Way
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session


@dataclass(frozen=True, slots=True)
class Route:
    """One page.

    ``maker`` is the class, by its place below ``il2nurse.ui``; it is read when the page is first
    asked for. ``under`` is the tab of the top bar that is marked while the page is on show. ``bar``
    and ``tab`` are its own tabs in the top bar and among the pages about one patient. ``manual``
    names the page of the manual that tells of it.
    """

    name: str
    maker: str
    under: str | None = None
    bar: Way | None = None
    tab: Way | None = None
    menu: Way | None = None
    manual: str = "nurse"

    def make(self, session: Session) -> Page:
        """The page itself; its module is read now."""
        module, name = self.maker.rsplit(".", 1)
        made: Page = getattr(import_module(f"il2nurse.ui.{module}"), name)(session)
        return made

    def ways(self) -> Iterator[Way]:
        """Every way that has a key."""
        yield from (way for way in (self.bar, self.tab, self.menu) if way)


HELP: Final = "help"
ROUTES: Final = (
    Route("ward", "ward.ward.WardPage", "ward", bar=BAR["ward"]),
    Route("new_patient", "patient.new_patient.NewPatientPage", "ward"),
    Route(
        "patient",
        "patient.doses_page.DosesPage",
        "patient",
        bar=BAR["patient"],
        tab=TABS["patient"],
    ),
    Route(
        "flowsheet",
        "flowsheet.flowsheet.FlowsheetPage",
        "patient",
        tab=TABS["flowsheet"],
        manual="flowsheet",
    ),
    Route(
        "laboratory",
        "labs.laboratory.LaboratoryPage",
        "patient",
        tab=TABS["laboratory"],
        manual="laboratory",
    ),
    Route(
        "assessment",
        "assessment.assessment.AssessmentPage",
        "patient",
        tab=TABS["assessment"],
        manual="assessment",
    ),
    Route("neuro", "neuro.neuro.NeuroPage", "patient", tab=TABS["neuro"], manual="neuro"),
    Route("teaching", "course.teaching.TeachingPage", "patient"),
    Route("order", "course.order.OrderPage", "patient"),
    Route("plan_cycle", "course.plan_cycle.PlanCyclePage", "patient"),
    Route("dose", "dose.page.BedsidePage", "patient"),
    Route("preview", "papers.preview.PreviewPage", "patient"),
    Route(
        "pharmacy",
        "pharmacy.pharmacy.PharmacyPage",
        "pharmacy",
        bar=BAR["pharmacy"],
        manual="pharmacist",
    ),
    Route("preparation", "pharmacy.preparation.PreparationPage", "pharmacy", manual="pharmacist"),
    Route(
        "regimens",
        "course.regimens.RegimensPage",
        "pharmacy",
        menu=MENU["regimens"],
        manual="regimens",
    ),
    Route(
        "audit",
        "audit.audit.AuditPage",
        "audit",
        bar=BAR["audit"],
        manual="proof",
    ),
    Route(
        "paper_check",
        "audit.paper_check.PaperCheckPage",
        "audit",
        menu=MENU["paper_check"],
        manual="proof",
    ),
    Route("scanner", "ward.scanner.ScannerPage", menu=MENU["scanner"]),
    Route(
        "own_pin",
        "people.own_pin.OwnPinPage",
        menu=MENU["own_pin"],
        manual="people",
    ),
    Route(
        "people",
        "people.people.PeoplePage",
        menu=MENU["people"],
        manual="people",
    ),
    Route(
        "recovery_sheet",
        "papers.recovery_sheet.RecoverySheetPage",
        menu=MENU["recovery_sheet"],
        manual="keys",
    ),
    Route(
        "copies",
        "papers.copies.CopiesPage",
        menu=MENU["copies"],
        manual="computer-dies",
    ),
    Route(HELP, "shell.help.HelpPage", menu=MENU["help"]),
)
BY_NAME: Final = {route.name: route for route in ROUTES}
