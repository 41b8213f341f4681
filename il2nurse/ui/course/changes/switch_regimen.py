"""A prescriber lets a course go on by another version of its regimen, having read what differs."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.drugs_answered import unanswered_drugs
from il2nurse.domain.rules.course.slots import nothing_to_come
from il2nurse.domain.rules.moment import Moment, asked_of_sex
from il2nurse.ui.course.asked.suitability import SuitabilityPart
from il2nurse.ui.course.changes.what_differs import WhatDiffers, switch_in_words
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.course.changes.fitting_text import asks_anew
from il2nurse.workflow.course.changes.switching import (
    Switch,
    newer_version,
    switch_regimen,
)

BEFORE: Final = Mark(Tone.WARN, "Before the next dose", Sign.WARNING)


def newer_line(newer: Regimen, moment: Moment) -> str:
    """That another version is effective, in a sentence."""
    return (
        f"Version {newer.version} of this regimen is in effect; this course goes by version "
        f"{moment.regimen.version}, by which it was ordered. A prescriber can switch it."
    )


def may_switch(session: Session, person: Person, moment: Moment) -> bool:
    """True for a prescriber while another version is in effect, doses are left and none is open."""
    gone = moment.case.patient.discharged or moment.course.stopped or moment.case.open_dose
    if person.role is not Role.PRESCRIBER or gone or nothing_to_come(moment):
        return False
    return newer_version(session.station, moment.course) is not None


class SwitchRegimenDialog(SignedDialog):
    """What differs in plain words, what is asked anew, the reason, and the prescriber's PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        newer = newer_version(session.station, moment.course)
        super().__init__(
            "switch_regimen",
            f"Switch this course to regimen version {newer.version if newer else ''}",
            switch_in_words(moment, session.words),
        )
        self._session, self._mrn = session, moment.course.mrn
        self._digest = newer.digest if newer else ""
        self.about = f"{moment.course.number} {self._digest}"
        self._request = session.station.new_id()
        self.part = SuitabilityPart(session)
        if newer:
            self._show_differences(moment, newer)
            self._ask_anew(moment, newer)
        why = questions.text("reason", "Why the course is switched")
        read = questions.ticked("differences_read", "Before you sign", "I read what differs")
        self.add_form(Form((read, why), session.station.zone, session.station.clock))
        self.add_own_pin(session, "switch_pin")
        self.set_main("record_switch", "Sign and switch")

    def _show_differences(self, moment: Moment, newer: Regimen) -> None:
        """What keeps the next dose back until it is answered, then what is told otherwise."""
        waiting = FindingBox()
        waiting.setObjectName("before_the_next_dose")
        said = unanswered_drugs(replace(moment, regimen=newer))
        waiting.show_found((BEFORE, said) if said else None)
        self.body.addWidget(waiting)
        self.body.addWidget(WhatDiffers(moment, newer, self._session.words), 1)

    def _ask_anew(self, moment: Moment, newer: Regimen) -> None:
        """The questions that the order did not answer, with those that it did."""
        if not asks_anew(moment, newer):
            return
        asked = asked_of_sex(newer, moment.case.patient.sex)
        kept = moment.course.suited.answers if moment.course.suited else {}
        self.part.ask_of(moment.course.mrn, asked, kept)
        if self.part.form:
            known = {field.id for field in asked.suitability.fields}
            self.part.form.set_answers({name: e for name, e in kept.items() if name in known})
        self.body.addWidget(self.part)

    def sign(self, pin: str) -> None:
        """Switch the course."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        to = Switch(self._digest, str(read["reason"]), self.part.answers())

        def act() -> Entry:
            return switch_regimen(session.station, session.who, mrn, to, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.warn("The course goes on by the new version. Now a second person verifies it.")
            self.close_dialog()
