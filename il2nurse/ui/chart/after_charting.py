"""What is said of a set once it is charted."""

from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL
from il2nurse.domain.rules.chart.vital_sets import score_of, score_so_far
from il2nurse.readable.chart.left_open import left_open, stays_due
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Session


def after_charting(session: Session, mrn: str, seq: int) -> tuple[Tone, str]:
    """What is said once a set is on the chart: its score, when the next one is due, what to do."""
    moment = session.station.moment(mrn)
    observed, due = moment.case.chart.at_seq(seq), next_vital_signs(moment)
    score = score_of(moment.case.chart, moment.regimen, observed) if observed else None
    so_far = score_so_far(moment.case.chart, moment.regimen, observed) if observed else None
    least = so_far.total if so_far else 0
    partial = observed is not None and observed.partial
    sentences = ["The values are on the chart."]
    if observed and partial:
        missing = left_open(moment.regimen, observed.values)
        sentences.append(f"The set is partial and not scored; left open: {missing}.")
    if score:
        sentences.append(f"NEWS2 score {score.total}.")
    elif observed and least >= EMERGENCY_TOTAL:
        sentences.append(f"What was measured already adds up to NEWS2 score {least}.")
    if partial:
        sentences.append(stays_due(moment) or "")
    elif due:
        past = due.at < session.station.now().at
        when = session.words.clock(due.at)
        sentences.append(
            f"A whole set was due {when}." if past else f"Next vital signs are due {when}."
        )
    sentences.append(due.escalation or "" if due else "")
    tone = Tone.WARN if due and (due.escalation or due.overdue) else Tone.GOOD
    return tone, " ".join(part for part in sentences if part)
