"""Neurological checks at the bedside: charted as one form, and a sample of handwriting."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.chart.handwriting import Stroke, handwriting_stream, sample_of
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck, mapped_answers, neuro_checks
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.chart.entering import happened_at
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@one_act
def chart_neuro_check(
    station: Station,
    by: Person,
    mrn: str,
    typed: ObservedFact,
    *,
    strokes: Sequence[Stroke] = (),
    at: datetime | None = None,
    request: str | None = None,
) -> NeuroCheck:
    """Chart a neurological check with the words of alertness and mental status it stands for.

    The answers are ``typed``, and why so late where it is; all else of the set is found here. The
    ward's own scale must be answered, and other scales may be; the strictest counts. A sample
    of the patient's handwriting, in ``strokes``, is kept with it. Raises ``Slip`` for a sleeping
    patient who was not woken, for a sample that is too long, and for every other slip.
    """
    by.demand(May.CHART)
    moment = station.moment(mrn)
    rules = moment.regimen.neuro
    if rules is None:
        raise NotAllowed("This regimen has no neurological check. Nothing was recorded.")
    happened = happened_at(station, at, moment.regimen.charting, typed.late_reason)
    answers = _read(moment.regimen, rules, typed.values)
    fact = ObservedFact(
        values={**answers, **mapped_answers(moment.regimen, answers)},
        form=rules.form,
        late_reason=kept_text(typed.late_reason),
    )
    kept = [draft(chart_stream(mrn), mrn, happened, fact)]
    if strokes:
        kept.append(draft(handwriting_stream(mrn), mrn, happened, sample_of(strokes)))
    entry = station.record(by, kept, request)[0]
    found = neuro_checks(moment.regimen, station.case(mrn).chart)
    return next(each for each in found if each.seq == entry.seq)


def _read(regimen: Regimen, rules: NeuroRules, raw: Mapping[str, Answer]) -> dict[str, Answer]:
    fields = {field.id: field for field in regimen.charting.forms[rules.form].fields}
    for name in raw:
        if name not in fields:
            raise Slip(name, f"“{name}” is not asked in a neurological check.")
    answers = {name: read_answer(field, raw.get(name, "")) for name, field in fields.items()}
    own = rules.scale
    if not answers.get(own.field):
        raise Slip(own.field, f"{own.title} is not answered yet; it is the scale of this ward.")
    for scale in rules.scales:
        level = scale.level(str(answers.get(scale.field, "")))
        if level is not None and level.rescore:
            raise Slip(scale.field, "Wake the patient and score again. Nothing was recorded.")
    return {name: answer for name, answer in answers.items() if answer}
