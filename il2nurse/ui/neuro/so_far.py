"""What a neurological check says for doses while it is typed: the strictest answer so far."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import ALERTNESS, MENTAL_STATUS, ORIENTATION, SEVENS, WORLD
from il2nurse.domain.rules.assessment.when_charted import (
    findings_of_check,
    result_of_wrong,
    results_of_check,
)
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck, check_as_typed, wrong_answers
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import consequence_words
from il2nurse.ui.look.consequence import consequence
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.neuro.neuro_marks import RESCORE, is_unfinished
from il2nurse.ui.neuro.neuro_rows import NEXT_DOSE
from il2nurse.ui.neuro.whom import called_once, whom_for_check
from il2nurse.ui.session import Session

NOTHING_YET: Final = Mark(Tone.PLAIN, "Nothing answered yet", Sign.QUESTION)
UNFINISHED: Final = Mark(Tone.WARN, "A test is not finished", Sign.QUESTION)
CLEAR_SO_FAR: Final = Mark(Tone.PLAIN, "So far nothing against a dose", Sign.QUESTION)
CLEAR: Final = Mark(Tone.GOOD, "Nothing here against a dose", Sign.CHECK)
NOT_SAID: Final = "{}: what is not said counts as wrong."
STRICTEST: Final = "The strictest answer counts."
TO_RECORD: Final = "Record the check; what else the dose needs is asked at its steps."
WHILE_ASLEEP: Final = "A sleeping patient is not recorded."


def outcome_so_far(
    session: Session,
    moment: Moment,
    rules: NeuroRules,
    typed: Mapping[str, Answer],
    *,
    whole: bool,
) -> tuple[Mark, str]:
    """The strictest outcome of what is ``typed``, with what it rests on and what the file says.

    It is never green before the check is ``whole``.
    """
    regimen = moment.regimen
    level = rules.scale.level(str(typed.get(rules.scale.field, "")))
    if level is not None and level.rescore:
        return RESCORE, WHILE_ASLEEP
    unfinished = [name for name in (SEVENS.id, WORLD.id) if is_unfinished(rules, name, typed)]
    judged = {name: answer for name, answer in typed.items() if name not in unfinished}
    check = check_as_typed(regimen, rules, judged, moment.at)
    found, results = findings_of_check(moment, check), results_of_check(regimen, check)
    if not found and not results and not check.emergency:
        return _clear(regimen, typed, unfinished, whole=whole)
    against = (*results.values(), *(each.result for each in found))
    worst = max(against, key=lambda result: result.severity, default=Result.CLEAR)
    says = [each.say for each in found if each.field in (ALERTNESS.id, MENTAL_STATUS.id)][:1]
    if worst.severity >= Result.ABSOLUTE.severity:
        # The cycle is stopped: when another dose could follow is not for this strip to say.
        says = [NEXT_DOSE.sub("", each).strip() for each in says]
    causes = " · ".join(_causes(regimen, check, results))
    call = whom_for_check(session, moment, worst.severity, team=check.emergency)
    told = filter(None, (f"{causes}.", *says, call))
    return consequence(worst, emergency=check.emergency), called_once(told)


def wrong_in_words(regimen: Regimen, rules: NeuroRules) -> str:
    """From how many wrong answers about person, place, time and situation on what follows."""
    least = rules.disoriented_from
    many = "Any wrong answer" if least == 1 else f"{least} wrong answers or more"
    return f"{many}: {consequence_words(result_of_wrong(regimen, rules, least)).lower()}"


def _clear(
    regimen: Regimen, typed: Mapping[str, Answer], unfinished: Sequence[str], *, whole: bool
) -> tuple[Mark, str]:
    if unfinished:
        names = " and ".join(_short(regimen, name) for name in unfinished)
        return UNFINISHED, NOT_SAID.format(names)
    if whole:
        return CLEAR, TO_RECORD
    return CLEAR_SO_FAR if any(typed.values()) else NOTHING_YET, STRICTEST


def _causes(regimen: Regimen, check: NeuroCheck, results: Mapping[str, Result]) -> Iterator[str]:
    """Each answer that speaks against a dose, in few words."""
    for name in results:
        if name == ORIENTATION.id:
            asked = regimen.fields[name]
            wrong = ", ".join(asked.label_of(word) for word in wrong_answers(check.values))
            yield f"{wrong} wrong"
        elif name in (SEVENS.id, WORLD.id):
            yield f"{_short(regimen, name)} wrong"
        else:
            yield regimen.fields[name].shown(check.values[name])


def _short(regimen: Regimen, name: str) -> str:
    return regimen.fields[name].short or regimen.fields[name].label
