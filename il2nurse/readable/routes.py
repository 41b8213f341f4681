"""Every page of the window in one table: its name, its class, and the ways that lead to it.

A page is one row here and the file that the row names. Window, help and key card take the ways
with their keys from here; a key that stands neither here nor in ``readable.keys`` is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from il2nurse.domain.people import May, Person
from il2nurse.readable.window_keys import HELP_KEY, HELP_TEXT


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

    ``maker`` is the class, by its place in the window; it is read there, when the page is first
    asked for. ``under`` is the tab of the top bar that is marked while the page is on show. ``bar``
    and ``tab`` are its own tabs in the top bar and among the pages about one patient; ``here`` is
    what stands last among these, lit, while a page without one of its own is on show. ``manual``
    is its own place in the manual: a page, or a heading of it as in a link ("nurse#the-ward-list").
    """

    name: str
    maker: str
    under: str | None = None
    bar: Way | None = None
    tab: Way | None = None
    menu: Way | None = None
    here: str | None = None
    manual: str = "index"

    def ways(self) -> Iterator[Way]:
        """Every way that has a key."""
        yield from (way for way in (self.bar, self.tab, self.menu) if way)


HELP: Final = "help"
HELP_WAY: Final = Way(HELP_TEXT, HELP_KEY)
ROUTES: Final = (
    Route(
        "ward",
        "ward.ward.WardPage",
        "ward",
        bar=Way("Ward", "Ctrl+1"),
        manual="nurse#the-ward-list",
    ),
    Route(
        "new_patient",
        "patient.new_patient.NewPatientPage",
        "ward",
        manual="patients#a-new-patient",
    ),
    Route(
        "patient",
        "patient.doses_page.DosesPage",
        "patient",
        bar=Way("Patient", "Ctrl+2"),
        tab=Way("Doses", "D"),
        manual="nurse#the-patients-page",
    ),
    Route(
        "flowsheet",
        "flowsheet.flowsheet.FlowsheetPage",
        "patient",
        tab=Way("Flowsheet", "F"),
        manual="flowsheet",
    ),
    Route(
        "laboratory",
        "labs.laboratory.LaboratoryPage",
        "patient",
        tab=Way("Laboratory", "R"),
        manual="laboratory",
    ),
    Route(
        "assessment",
        "assessment.assessment.AssessmentPage",
        "patient",
        tab=Way("Hold criteria", "H"),
        manual="assessment",
    ),
    Route("neuro", "neuro.neuro.NeuroPage", "patient", tab=Way("Neuro", "E"), manual="neuro"),
    Route(
        "calendar",
        "patient.calendar.page.CalendarPage",
        "patient",
        here="Calendar",
        manual="prescriber#the-calendar",
    ),
    Route(
        "eligibility",
        "patient.eligibility.page.EligibilityPage",
        "patient",
        here="Eligibility",
        manual="prescriber#eligibility",
    ),
    Route(
        "report", "papers.report.ReportPage", "patient", manual="prescriber#the-report-of-a-test"
    ),
    Route(
        "teaching",
        "course.teaching.TeachingPage",
        "patient",
        here="Teaching",
        manual="nurse#teaching",
    ),
    Route("order", "course.order.OrderPage", "patient", manual="prescriber#the-order"),
    Route(
        "plan_cycle",
        "course.plan_cycle.PlanCyclePage",
        "patient",
        manual="prescriber#the-next-cycle-another-course",
    ),
    Route("dose", "dose.page.BedsidePage", "patient", manual="nurse#the-steps-of-a-dose"),
    Route("preview", "papers.preview.PreviewPage", "patient", manual="nurse#papers"),
    Route(
        "pharmacy",
        "pharmacy.pharmacy.PharmacyPage",
        "pharmacy",
        bar=Way("Pharmacy", "Ctrl+3"),
        manual="pharmacist#the-doses-that-are-due",
    ),
    Route(
        "preparation",
        "pharmacy.preparation.PreparationPage",
        "pharmacy",
        manual="pharmacist#preparing-a-dose",
    ),
    Route(
        "bag_step",
        "pharmacy.bag_step.BagStepPage",
        "pharmacy",
        manual="pharmacist#from-the-order-to-the-bag",
    ),
    Route(
        "stock",
        "pharmacy.stock.StockPage",
        "pharmacy",
        menu=Way("Stock of vials", "Ctrl+I", May.KEEP_STOCK),
        manual="pharmacist#the-stock-of-vials",
    ),
    Route(
        "regimens",
        "course.regimens.RegimensPage",
        "pharmacy",
        menu=Way("Regimens", "Ctrl+0"),
        manual="regimens",
    ),
    Route(
        "audit",
        "audit.audit.AuditPage",
        "audit",
        bar=Way("Audit", "Ctrl+4", May.AUDIT),
        manual="charge-nurse#the-audit-list",
    ),
    Route(
        "paper_check",
        "audit.paper_check.PaperCheckPage",
        "audit",
        menu=Way("Check a paper", "Ctrl+7", May.AUDIT),
        manual="proof#checking-a-paper",
    ),
    Route(
        "scanner",
        "ward.scanner.ScannerPage",
        menu=Way("Scanner: prefix and test", "Ctrl+6"),
        manual="scanning#trying-a-scanner",
    ),
    Route(
        "own_pin",
        "people.own_pin.OwnPinPage",
        menu=Way("Change my PIN", "Ctrl+8"),
        manual="people#your-own-pin",
    ),
    Route(
        "people",
        "people.people.PeoplePage",
        menu=Way("People of this ward", "Ctrl+5", May.MANAGE_PEOPLE),
        manual="people",
    ),
    Route(
        "recovery_sheet",
        "papers.recovery_sheet.RecoverySheetPage",
        menu=Way("Recovery sheet and key", "Ctrl+K", May.KEEP_KEY),
        manual="keys#the-recovery-sheet",
    ),
    Route(
        "copies",
        "papers.copies.CopiesPage",
        menu=Way("Copies and restore drill", "Ctrl+B", May.RESTORE),
        manual="computer-dies#before-the-drill",
    ),
    Route(HELP, "shell.help.HelpPage", menu=HELP_WAY),
)
BY_NAME: Final = {route.name: route for route in ROUTES}
