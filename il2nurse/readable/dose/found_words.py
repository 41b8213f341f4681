"""What was answered or measured where a rule spoke: “Alertness: Drowsy”."""

from collections.abc import Iterable

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording


def found_words(
    moment: Moment, dose: Dose, findings: Iterable[Finding], words: Wording
) -> tuple[str, ...]:
    """Each value of which a finding speaks, once, in the order of the findings."""
    answers = moment.case.all_answers(dose)
    fields = dict.fromkeys(each.field for each in findings if each.field)
    known = (moment.regimen.fields[name] for name in fields if name in moment.regimen.fields)
    told = ((field, answers.get(field.id) or _charted(moment, field.id)) for field in known)
    return tuple(f"{field.label}: {words.answer(field, value)}" for field, value in told if value)


def _charted(moment: Moment, field: str) -> Answer:
    observed = moment.case.chart.newest(field, moment.at)
    return observed.values[field] if observed else ()
