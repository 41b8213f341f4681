"""What must be seen of a patient at once: a closed course, an override, ongoing reactions."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.course.responses import newest_response
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.course.slots import (
    days_over,
    is_over,
    nothing_to_come,
    slot_to_move,
    slots_closed,
)
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.suitability import care_beside, unanswered
from il2nurse.readable.course.teaching import not_shown_in_words
from il2nurse.readable.course_notes import LATE_ENTRY, paper_line
from il2nurse.readable.drug_answers import changed_since
from il2nurse.readable.moved import retimed_lines
from il2nurse.ui.course.changes.switch_regimen import newer_line
from il2nurse.ui.course.countersign_order import waiting_line
from il2nurse.ui.course.reopen import closed_for
from il2nurse.ui.course.unshown import UNSHOWN
from il2nurse.ui.labs.notices import lab_notices
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN
from il2nurse.ui.patient.against import against_notice, gate_notices
from il2nurse.ui.reactions.reaction_outcome import reaction_line, reactions_of
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.workflow.course.changes.switching import newer_version

CLOSED: Final = Mark(Tone.DANGER, "Closed", Sign.HOLD)
FORBIDDEN: Final = Mark(Tone.DANGER, "An answer forbids it", Sign.HOLD)
DOUBTED: Final = Mark(Tone.DANGER, "Weight of the order", Sign.WARNING)
RESPONSE: Final = Mark(Tone.PLAIN, "Response to the course", Sign.CHECK)
NEWER: Final = Mark(Tone.INFO, "Another version", Sign.PEN)
REST: Final = Mark(Tone.PLAIN, "Rest of the cycle closed", Sign.CROSS)
MOVED: Final = Mark(Tone.INFO, "Doses moved", Sign.CLOCK)
ENDED: Final = Mark(Tone.PLAIN, "Cycle ended", Sign.CLOCK)
UNSIGNED: Final = Mark(Tone.WARN, "To be countersigned", Sign.PEN)
ONGOING: Final = Mark(Tone.WARN, "Reaction goes on", Sign.FLAG)
UNTOLD: Final = Mark(Tone.WARN, "Not asked yet", Sign.QUESTION)
SINCE: Final = Mark(Tone.WARN, "Allergies and drugs", Sign.WARNING)
CARE: Final = Mark(Tone.WARN, "Take care", Sign.WARNING)
PAPER: Final = Mark(Tone.WARN, LATE_ENTRY, Sign.PEN)
FALLEN: Final = Mark(Tone.PLAIN, "Override ended", Sign.PEN)


class PatientNotices(QWidget):
    """The boxes; without anything to say they take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = FindingList(self)

    def show_moment(self, session: Session, moment: Moment) -> None:
        """Show what stands now, what stops the treatment first."""
        notices = list(_notices(session, moment))
        self._boxes.show_marks(notices)
        self.setVisible(bool(notices))


def _against(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    """What keeps the dose ahead from being given, the weightiest first."""
    if closed := closed_for(moment):
        yield CLOSED, f"{closed}. No dose may be given until a prescriber decides."
    if doubt := weight_doubt(moment.case, moment.zone, moment.course.current):
        yield DOUBTED, doubt
    forbidden, suited = forbidden_since(moment), moment.course.suited
    if forbidden and suited and not is_over(moment):
        yield FORBIDDEN, f"{forbidden}\nAnswered by {session.words.name(suited.by)}."
    yield from gate_notices(moment)
    if against := against_notice(moment, session.words):
        yield against


def _notices(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    yield from _against(session, moment)
    yield from lab_notices(session, moment)
    left = slots_closed(moment)
    if left and not closed_for(moment):
        doses = f"Dose {left[0]}" if len(left) == 1 else f"Doses {left[0]} to {left[-1]}"
        over = days_over(moment, moment.course.current)
        yield ENDED, " ".join(filter(None, (over, f"{doses}: not given.")))
    yield from _of_course(session, moment)
    yield from _from_paper(session, moment)
    for order in to_countersign(moment.case, moment.course):
        yield UNSIGNED, waiting_line(session, order)
    yield from _overrides(session, moment)
    going_on = [pair for pair in reactions_of(moment) if pair[1].ongoing]
    for dose, reaction in going_on:
        yield ONGOING, f"{reaction_line(session, moment, dose, reaction)}."
    missing = unanswered(moment.course, moment.regimen)
    if missing:
        yield UNTOLD, missing
    if since := changed_since(moment.case.patient, moment.course, session.words):
        yield SINCE, since
    given = any(dose.given for dose in moment.case.doses_of(moment.course))
    if given and (unshown := not_shown_in_words(moment)):
        yield UNSHOWN, unshown
    if care := care_beside(moment.course, moment.regimen, session.words):
        yield CARE, " ".join(care)


def _from_paper(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    """Every dose of this cycle that was entered from paper."""
    for dose in moment.case.doses_of(moment.course, moment.course.current.number):
        if dose.on_form:
            yield PAPER, f"{paper_line(dose.on_form, session.words, dose.key)}."


def _of_course(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    """The rest of the cycle that is closed, and the response to the course."""
    newer = newer_version(session.station, moment.course)
    if newer and not nothing_to_come(moment):
        yield NEWER, newer_line(newer, moment)
    slot = slot_to_move(moment)
    if slot and (moved := retimed_lines(moment.course.current, session.words, slot)):
        yield MOVED, " ".join(moved)
    rest = moment.course.current.closed
    if rest:
        words = session.words
        who = f"{words.name(rest.ordered_by.person)}, {words.day_time(rest.at)}"
        yield REST, f"From dose {rest.first} on nothing is given: {rest.text} ({who})"
    found = newest_response(moment.course.responses)
    if found:
        labels = {each.word: each.label for each in moment.regimen.responses}
        response = labels.get(found.response, found.response)
        who = f"{session.words.name(found.by)}, assessed {session.words.dated(found.assessed_on)}"
        yield RESPONSE, f"{response}: {found.text} ({who})"


def _overrides(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    dose, words = moment.case.open_dose, session.words
    if dose is None or dose.given:
        return
    standing = {each.rule for each in assess_now(moment).criteria if each.overridden_by}
    for override in dose.overrides:
        title = next(c.title for c in moment.regimen.criteria if c.id == override.criterion)
        stands = override.rule in standing
        until = f"until {words.clock(override.until)}" if stands else "and stands no longer"
        order = f"hold overridden for dose {dose.key.slot} by order of {override.call.shown}"
        signed = f"witnessed by {words.name(override.witness)}"
        mark = OVERRIDDEN if stands else FALLEN
        yield mark, f"{title}: {order}, {signed}, {until}. {override.reason}"
