"""What one entry says, in words a charge nurse reads without knowing how it is kept."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from il2nurse.domain.people import Role
from il2nurse.domain.record.chart.chart import read_answers
from il2nurse.domain.record.chart.fluids import KINDS, kind_label
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.labs.facts import LaboratoryFact
from il2nurse.domain.record.labs.results import received_of
from il2nurse.domain.record.patient.facts import PatientCorrectedFact
from il2nurse.domain.record.register.entries import Entry, Json, Kind, read_instant
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.readable.papers import PAPERS
from il2nurse.readable.wording import Wording, written_data
from il2nurse.readable.words import DATA_WORDS, RESULT_WORDS, step_words

MOST_VALUES = 2
# The words of a rule by the key under which an entry keeps them.
BODY_WORDS: Mapping[str, Mapping[str, str]] = {
    "verdict": {verdict.value: step_words(verdict).within for verdict in Verdict},
    "result": {result.value: RESULT_WORDS[result].within for result in Result},
    "kind": {**KINDS["in"], **KINDS["out"]},
}


class EntryWords:
    """Puts entries into words; labels come from today's regimens."""

    def __init__(self, words: Wording, regimens: Iterable[Regimen]) -> None:
        """Remember every label there is."""
        self._words = words
        self._fields: dict[str, Field] = {}
        self._steps: dict[str, Step] = {}
        self._labels: dict[str, str] = {}
        for regimen in regimens:
            self._learn(regimen)
        self._tellers: Mapping[Kind, Callable[[Entry], str]] = {
            Kind.STEP_CONFIRMED: self._step_confirmed,
            Kind.OBSERVED: self._observed,
            Kind.FLUID: self._fluid,
            Kind.DOUBLE_CHECKED: self._double_checked,
            Kind.LABORATORY: self._laboratory,
            Kind.CORRECTED: self._corrected,
            Kind.PATIENT_CORRECTED: self._patient_corrected,
            Kind.PATIENT_READMITTED: self._readmitted,
            Kind.COURSE_ORDERED: self._ordered,
            Kind.CYCLE_PLANNED: self._ordered,
            Kind.PERSON_ADDED: self._person,
            Kind.SIGN_IN_REFUSED: self._refused,
            Kind.PRINTED: self._printed,
            Kind.DOSE_BEGUN: self._begun,
            Kind.DOSE_HELD: self._reasoned,
            Kind.INFUSION_PAUSED: self._reasoned,
            Kind.INFUSION_STOPPED: self._reasoned,
            Kind.CYCLE_STOPPED: self._reasoned,
            Kind.COURSE_STOPPED: self._reasoned,
            Kind.REACTION: self._reaction,
            Kind.REACTION_UPDATED: self._reaction_updated,
            Kind.OVERRIDDEN: self._overridden,
            Kind.COURSE_REOPENED: self._reopened,
            Kind.INTERRUPTED: self._interrupted,
            Kind.NOTE: self._note,
            Kind.CLOCK_DIFFERED: self._clock,
            Kind.SIGNED: self._signed,
            Kind.REGISTER_OPENED: self._opened,
        }

    def _learn(self, regimen: Regimen) -> None:
        self._fields.update(regimen.fields)
        self._steps.update({step.id: step for step in regimen.steps})
        for step in regimen.steps:
            self._fields.update({field.id: field for field in step.fields})
        reasons = (regimen.hold_reasons, regimen.pause_reasons, regimen.stop_reasons)
        for choices in (*reasons, regimen.outcomes):
            self._labels.update({choice.word: choice.label for choice in choices})
        self._labels.update({term.id: term.label for term in regimen.reactions})
        self._labels.update({c.id: c.title for c in regimen.criteria})
        limits = (limit for c in regimen.criteria for limit in c.limits)
        self._labels.update({limit.id: limit.say for limit in limits})

    def what(self, entry: Entry) -> str:
        """One line: what happened."""
        tell = self._tellers.get(entry.kind)
        return tell(entry) if tell else entry.kind.value.replace("_", " ").capitalize()

    def details(self, entry: Entry) -> list[tuple[str, str]]:
        """Everything the entry holds, label by label."""
        found: list[tuple[str, str]] = []
        for name, value in entry.body.items():
            if name in ("answers", "values"):
                found.extend(self._answers(value))
            elif name == "strokes" and isinstance(value, list):
                found.append((_title(name), str(len(value))))
            elif told := self._told(name, value):
                found.append((_title(name), told))
        return found

    def _answers(self, value: Json) -> list[tuple[str, str]]:
        return [
            (self.label(name), self.answer(name, answer))
            for name, answer in read_answers(value).items()
        ]

    def _told(self, name: str, value: Json) -> str:
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case str() | int():
                return self._text(name, str(value))
            case list():
                return "; ".join(filter(None, (self._told(name, item) for item in value)))
            case dict():
                parts = ((key, self._told(key, item)) for key, item in value.items())
                return ", ".join(f"{_title(key).lower()} {told}" for key, told in parts if told)

    def _text(self, name: str, text: str) -> str:
        if name in ("second", "verified_by", "id"):
            return self._words.name(text)
        if name in ("due", "first_slot"):
            return self._words.day_time(read_instant(text))
        if name in ("at", "until"):
            return self._words.day_time(datetime.fromisoformat(text))
        if name == "step":
            return self.step(text)
        if name == "field":
            return self.label(text)
        if name == "dose" and text.startswith("dose/"):
            key = read_key(text)
            return f"{key.slot} of cycle {key.cycle}, course {key.course}"
        if name in ("reason", "term", "outcome", "rule", "criterion"):
            return self._labels.get(text, text)
        return BODY_WORDS.get(name, {}).get(text, text)

    def label(self, field: str) -> str:
        """A field's label."""
        known = self._fields.get(field)
        return known.label if known else _title(field)

    def step(self, step: str) -> str:
        """A step's title."""
        known = self._steps.get(step)
        return known.title if known else _title(step)

    def answer(self, field: str, answer: Answer) -> str:
        """An answer with its unit."""
        known = self._fields.get(field)
        if known is None:
            return answer if isinstance(answer, str) else "; ".join(answer)
        return self._words.answer(known, answer)

    def _step_confirmed(self, entry: Entry) -> str:
        verdict = BODY_WORDS["verdict"].get(entry.text("verdict"), "")
        return f"{self.step(entry.text('step'))}: {verdict or 'confirmed'}"

    def _observed(self, entry: Entry) -> str:
        values = read_answers(entry.body.get("values"))
        known = [name for name in self._fields if name in values]
        told = ", ".join(
            f"{self._fields[name].short or self.label(name)} {self.answer(name, values[name])}"
            for name in known[:MOST_VALUES]
        )
        more = len(values) - len(known[:MOST_VALUES])
        return f"Charted: {told}" + (f" and {more} more" if more > 0 else "")

    def _fluid(self, entry: Entry) -> str:
        way = "In" if entry.text("direction") == "in" else "Out"
        return f"{way}: {kind_label(entry.text('kind'))} {entry.text('ml')} mL"

    def _laboratory(self, entry: Entry) -> str:
        taken = self._words.clock(entry.occurred_at)
        shown = received_of(LaboratoryFact.read(entry)).shown
        return f"Laboratory: {entry.text('label')} {shown}, specimen of {taken}"

    def _double_checked(self, entry: Entry) -> str:
        agreed = not entry.body.get("mismatches")
        second = self._words.name(entry.text("second"))
        return f"Double check by {second} {'agreed' if agreed else 'did not agree'}"

    def _corrected(self, entry: Entry) -> str:
        name = entry.text("field")
        was = self.answer(name, read_answers({"": entry.body.get("was")})[""])
        now = self.answer(name, read_answers({"": entry.body.get("now")})[""])
        return f"{self.label(name)} corrected: {was} → {now}"

    def _patient_corrected(self, entry: Entry) -> str:
        fact = PatientCorrectedFact.read(entry)
        was, now = (written_data(fact.field, value) for value in (fact.was, fact.now))
        what = DATA_WORDS.get(fact.field, fact.field)
        return f"{what[0].upper()}{what[1:]} corrected: {was} → {now}. {fact.reason}"

    def _readmitted(self, entry: Entry) -> str:
        return f"Patient admitted again, bed {entry.text('bed')}"

    def _ordered(self, entry: Entry) -> str:
        kg, second = entry.text("dosing_weight_kg"), self._words.name(entry.text("verified_by"))
        what = "Course ordered" if entry.kind is Kind.COURSE_ORDERED else "Cycle planned"
        unlike = entry.text("weight_unlike") if "weight_unlike" in entry.body else ""
        confirmed = f"; both confirmed: {unlike}" if unlike else ""
        return f"{what}: dosing weight {kg} kg, verified by {second}{confirmed}"

    def _person(self, entry: Entry) -> str:
        return f"{entry.text('name')} may sign in as {Role(entry.text('role')).label.lower()}"

    def _refused(self, entry: Entry) -> str:
        return f"Sign-in refused: wrong PIN for {self._words.name(entry.text('id'))}"

    def _printed(self, entry: Entry) -> str:
        copy = entry.body.get("copy")
        kind = PAPERS.get(entry.text("paper"))
        what = kind.title if kind else "Paper"
        if entry.text("from"):
            start, end = (read_instant(entry.text(name)) for name in ("from", "to"))
            what += f" of {self._words.day_time(start)} to {self._words.day_time(end)}"
        return f"{what} printed, copy {copy}"

    def _begun(self, entry: Entry) -> str:
        return f"Dose begun, due {self._words.clock(read_instant(entry.text('due')))}"

    def _reasoned(self, entry: Entry) -> str:
        reason = entry.text("reason")
        what = entry.kind.value.replace("_", " ").capitalize()
        return f"{what}: {self._labels.get(reason, reason)}" if reason else what

    def _reaction(self, entry: Entry) -> str:
        term, grade = entry.text("term"), entry.body.get("grade")
        graded = f", grade {grade}" if grade else ""
        closed = "; the course is closed" if entry.body.get("closed") is True else ""
        return f"Reaction: {self._labels.get(term, term)}{graded}{closed}"

    def _reaction_updated(self, entry: Entry) -> str:
        term, outcome = entry.text("term"), entry.text("outcome")
        told = self._labels.get(outcome, outcome).lower()
        return f"Reaction {self._labels.get(term, term).lower()}: {told}"

    def _overridden(self, entry: Entry) -> str:
        rule = entry.text("rule")
        second = self._words.name(entry.text("second"))
        return f"Hold overridden: {self._labels.get(rule, rule)} Countersigned by {second}"

    def _reopened(self, entry: Entry) -> str:
        cycle = entry.body.get("cycle")
        what = f"Cycle {cycle}" if cycle else "Course"
        return f"{what} reopened: {entry.text('reason')}"

    def _interrupted(self, entry: Entry) -> str:
        return f"Interrupted during “{self.step(entry.text('step'))}”"

    def _note(self, entry: Entry) -> str:
        return f"Note: {entry.text('text')}"

    def _clock(self, entry: Entry) -> str:
        return entry.text("say")

    def _signed(self, entry: Entry) -> str:
        return f"Record signed: {entry.text('meaning')}"

    def _opened(self, entry: Entry) -> str:
        return f"Register opened by {entry.text('program') or entry.program}"


def _title(name: str) -> str:
    if name == "id":
        return "Person"
    return name.replace("_", " ").capitalize()
