"""Which dose the banner is about, and where it stands: due, not cleared, running, given, held."""

from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose, DoseKey, DoseState
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import assess_ahead, must_be_held
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.on_form import last_from_form
from il2nurse.domain.rules.dose.standing import step_of_criteria
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import (
    MUST_BE_HELD,
    NOT_GIVEN_WORDS,
    NOT_VERIFIED,
    ORDER_PAUSED,
    VERDICT_WORDS,
    infusion_words,
)
from il2nurse.ui.page.banner_content import DoseTold
from il2nurse.workflow.ward.states import REST_OVER, no_dose_ahead

NOT_CLEARED = "not cleared"


def dose_told(moment: Moment, wanted: DoseKey | None, words: Wording) -> DoseTold:
    """The dose ``wanted``, else the one that is open or next, and where it stands now."""
    key = wanted or dose_ahead(moment)
    if key is None:
        state, resumes = no_dose_ahead(moment, words)
        if resumes and resumes <= moment.at:
            return _with_late(moment, DoseTold(REST_OVER, f"since {words.clock(resumes)}"))
        until = f"until {words.clock(resumes)}" if resumes else ""
        return _with_late(moment, DoseTold(state.value, until))
    slots = moment.regimen.timetable.doses_per_cycle
    stands, when = _stands(moment, key, words)
    return _with_late(moment, DoseTold(f"Dose {key.slot} of {slots}", stands, when))


def _stands(moment: Moment, key: DoseKey, words: Wording) -> tuple[str, str]:
    """What is true of the dose now; that it is due is said only while nothing of it is given."""
    dose, due = moment.case.doses.get(key), due_of(moment, key)
    if dose and (told := _begun_or_over(dose, moment.regimen, words)):
        return told
    when = f"due {words.clock(due)}" if due else ""
    said = _before_it(moment, dose) if key == dose_ahead(moment) else None
    return said or "", when


def _begun_or_over(dose: Dose, regimen: Regimen, words: Wording) -> tuple[str, str] | None:
    """That it is not given, runs, is paused or was given, and when; ``None`` before all that."""
    if how := not_given_as(dose, regimen):
        return NOT_GIVEN_WORDS[how].within, ""
    given, infusion = dose.given, dose.infusion
    if given is None:
        return None
    if infusion and dose.state is DoseState.PAUSED:
        return "paused", f"since {words.clock(infusion.pauses[-1].since.at)}"
    if given.until is None:
        return "running", f"since {words.clock(given.since)}"
    if given.in_full or infusion is None:
        how_much = "given" if given.in_full else "given in part"
    else:
        how_much = infusion_words(infusion).within
    return how_much, _from_to(given.since, given.until, words)


def _from_to(since: datetime, until: datetime, words: Wording) -> str:
    begun, ended = words.clock(since), words.clock(until)
    return begun if begun == ended else f"{begun} to {ended}"


def _before_it(moment: Moment, dose: Dose | None) -> str | None:
    """What keeps the dose ahead from being given, in a word; ``None`` where it is only due."""
    if must_be_held(moment):
        return _what_follows(moment)
    if moment.course.paused:
        return ORDER_PAUSED.lower()
    if moment.course.current.unverified:
        return NOT_VERIFIED
    if dose and not dose.is_done(step_of_criteria(moment.regimen), moment.at):
        return NOT_CLEARED
    return None


def _what_follows(moment: Moment) -> str:
    """That the dose is held, or that the values of now end the cycle or more."""
    verdict = assess_ahead(moment).verdict
    ends = verdict in (Verdict.STOP_CYCLE, Verdict.STOP_PERMANENTLY)
    return VERDICT_WORDS[verdict].within if ends else MUST_BE_HELD.within


def _with_late(moment: Moment, told: DoseTold) -> DoseTold:
    """What is said of the dose; and that the newest one was entered from paper."""
    last = last_from_form(moment)
    if last is None:
        return told
    return told._replace(
        when=" · ".join(filter(None, (told.when, f"dose {last.key.slot} from paper")))
    )
