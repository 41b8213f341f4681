"""Admitting a patient: name, birth date, sex, MRN, bed, allergies, drugs."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind, Slip
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import SOURCE, text
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.place import Place
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.same_person import FIELD as ANOTHER

NONE = "none"
SEXES = (
    Choice("female", "Female"),
    Choice("male", "Male"),
    Choice("other", "Other"),
    Choice("unknown", "Unknown"),
)
LIST_HINT = "Put a semicolon between several. Write “none” if there are none."
FIELDS = (
    text("family", "Family name", "A person of one name has it here."),
    text("given", "Given names", required=False),
    Field("born", "Born", FieldKind.DATE, SOURCE, "", matches="born"),
    Field("mrn", "MRN", FieldKind.TEXT, SOURCE, "", hint="Scan or type it.", matches="mrn"),
    Field("sex", "Sex", FieldKind.CHOICE, SOURCE, "", choices=SEXES),
    text("bed", "Bed"),
    text("allergies", "Allergies, each with its reaction", LIST_HINT),
    text("drugs", "Drugs the patient takes", LIST_HINT),
)
# Asked only of a patient who may be somebody on record.
SAME: Final = text(ANOTHER, "Another person, because", "In words; it is kept with the admission.")
COMPACT = frozenset({"family", "given", "born", "mrn", "sex", "bed"})
# What stands above the questions, by the first of them.
GROUPS: Final = {"family": "Who it is", "allergies": "Allergies and drugs"}


class NewPatientPage(FormPage):
    """Everything is typed; nothing is filled in beforehand."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            "admit",
            "New patient",
            "Compare name, birth date and MRN with the wristband while you type. Only the given "
            "names may stay empty.",
            "Admit the patient",
            parent=parent,
        )
        self.setObjectName("page_new_patient")
        self.name = "new_patient"
        self._request = ""

    def open(self, _place: Place) -> None:
        """Begin with empty questions."""
        self._request = self.session.station.new_id()
        self._ask(FIELDS)
        self.offer_draft()

    def _ask(self, fields: Sequence[Field]) -> Form:
        return in_groups(self.ask_for(fields, COMPACT))

    def scanned(self, code: str) -> Heard:
        """A wristband gives the MRN."""
        if self.form is None:
            return self.refuse_scan(code)
        mrn = self.form.editors["mrn"]
        mrn.set_answer(code)
        self.form.focus_first()
        return Heard.REFUSED if mrn.messages.slip else Heard.TAKEN

    def act(self) -> None:
        """Admit the patient and go to the patient's page."""
        form, session = self.form, self.session
        if form is None:
            return
        station = session.station

        def act() -> Entry:
            try:
                return admit(station, session.who, read_form(form), self._request)
            except KeptBefore:
                # Whoever is typed next without leaving the page is another patient.
                self._request = station.new_id()
                raise

        entry = session.attempt(act, self.refuse)
        if entry:
            self.keeping.end()
            session.go("patient", entry.subject)
            session.done("The patient is admitted. Order the course next.")

    def refuse(self, field: str, sentence: str) -> None:
        """Say why nothing was recorded; who may be one on record is asked one thing more."""
        form = self.form
        if field == ANOTHER and form is not None and ANOTHER not in form.editors:
            typed = {name: editor.read() for name, editor in form.editors.items()}
            self._ask((*FIELDS, SAME)).set_answers(typed)
        super().refuse(field, sentence)

    def leave(self) -> None:
        """Back to the ward list."""
        self.session.go("ward")


def in_groups(form: Form) -> Form:
    """Name the groups above their questions; every label has one size."""
    column = form.layout()
    for name, editor in form.editors.items():
        editor.label.set_role("heading")
        if name in GROUPS and isinstance(column, QVBoxLayout):
            block = editor if editor.parent() is form else editor.parentWidget()
            at = column.indexOf(block) if block else 0
            column.insertWidget(max(at, 0), Label(GROUPS[name], "large"))
    return form


def read_form(form: Form) -> Patient:
    """The patient as typed; raises ``Slip`` for what is missing or cannot be read."""
    read = {name: str(editor.read() or "") for name, editor in form.editors.items()}
    return Patient(
        mrn=read["mrn"],
        family=read["family"],
        given=read["given"],
        born=date.fromisoformat(read["born"]),
        sex=read["sex"],
        bed=read["bed"],
        allergies=read_list("allergies", read["allergies"]),
        drugs=read_list("drugs", read["drugs"]),
        another_because=read.get(ANOTHER),
    )


def read_list(field: str, typed: str) -> tuple[str, ...]:
    """The items of a typed list; empty for “none”, which cannot stand beside an item."""
    items = tuple(item.strip() for item in typed.split(";") if item.strip())
    none = [item for item in items if item.casefold() == NONE]
    if none and len(items) > 1:
        raise Slip(field, "“None” cannot be listed with another item. Nothing was recorded.")
    return () if none else items
