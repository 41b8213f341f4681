"""The answers of a step in words: what a witness signs for, and what is on file."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.regimen import Panel, Step
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.assessment.charted_against import charted_against
from il2nurse.domain.rules.assessment.refused import standing_refusals, witness_rule
from il2nurse.domain.rules.assessment.step_findings import answers_on_file
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.readable.words import REFUSED
from il2nurse.ui.dose.panels.sum import sum_facts
from il2nurse.ui.editors.editor import CHARTED
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.dose.view import DoseView

REFUSED_BEFORE = Mark(Tone.DANGER, f"{REFUSED} before", Sign.CROSS)
CHARTED_BEFORE = Mark(Tone.DANGER, "Charted otherwise before", Sign.CROSS)


def answers_in_words(
    step: Step, raw: Mapping[str, Answer], worked: Calculation
) -> list[tuple[str, str]]:
    """Every answer with its label; before them the sum where the step shows one."""
    facts = sum_facts(worked) if step.panel is Panel.CALCULATION else []
    return facts + [
        (field.label, field.shown(read_answer(field, raw[field.id])))
        for field in step.fields
        if raw.get(field.id)
    ]


def answered_otherwise(view: DoseView, step: Step) -> tuple[Mark, str] | None:
    """What was refused or charted otherwise before, and what a witness signs for."""
    standing = standing_refusals(view.moment, step.id)
    charted = charted_against(view.moment, step)
    rule = witness_rule(view.moment, step)
    if not (standing or charted) or rule is None:
        return None
    said = [(each.at, each.by, " ".join(one.say for one in each.findings)) for each in standing]
    said += [(each.at, each.by, f"charted. {each.say}") for each in charted]
    lines = [f"{view.clock(at)}, {view.words.name(by)}: {say}" for at, by, say in said]
    words = "\n".join([*lines, f"To go on, a witness signs: “{rule.meaning}”"])
    return REFUSED_BEFORE if standing else CHARTED_BEFORE, words


def on_file_in_words(view: DoseView, step: Step) -> dict[str, str]:
    """What is charted already and serves, with its age."""
    on_file = {}
    for name, (_, answer, at) in answers_on_file(view.moment, step).items():
        field = view.regimen.fields[name]
        age = age_by_clock(at, view.moment.at)
        on_file[name] = f"{view.words.answer(field, answer)}{CHARTED}{age} ago"
    return on_file
