"""What every file of a kind has besides its gates: what is ticked, measured, witnessed, told."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Final

from il2nurse.domain.regimen.fields import SEXES, FieldKind
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Rule
from il2nurse.regimens.sense.called import called
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.outcomes import outcomes, up_to_the_drug
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem

TWICE: Final = ".twice"


def parts_taken_away(
    regimen: Regimen, kind: RegimenKind, places: Mapping[str, Written]
) -> Iterator[Problem]:
    """Every part of the kind that the file has not, or that need not be answered there."""
    has, asked = _named(places), _AskedFile(regimen)
    for must in kind.must_have:
        for name in must.at:
            space, _, rest = name.partition(".")
            lacks = LACKING.get(space)
            said = lacks(asked, rest) if lacks else _no_part(name, has)
            if said:
                line = line_of_any(places, *_where(name))
                about = f"{must.about}. {must.source}"
                yield Problem(line, f'{said}, as each file of the kind "{kind.id}" ({about}).')


@dataclass(frozen=True)
class _AskedFile:
    """A regimen of which many parts are asked, and what many of them look up."""

    regimen: Regimen

    @cached_property
    def rules_at(self) -> Mapping[str, Sequence[Rule]]:
        """The rules of the steps by the key of what follows from them, found once for all."""
        rules = {rule.id: rule for step in self.regimen.steps for rule in step.rules}
        found: dict[str, list[Rule]] = defaultdict(list)
        for each in outcomes(self.regimen):
            if rule := rules.get(each.at.rpartition(".")[2]):
                found[each.key].append(rule)
        return found


def _named(places: Mapping[str, Written]) -> frozenset[str]:
    """The name of every table, key and item; an item that is a text is named by it."""
    found = set()
    for place in places.values():
        parts = place.name.split(".")
        found |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        if parts[-1].isdecimal():
            found.add(".".join([*parts[:-1], place.written]))
    return frozenset(found)


def _where(name: str) -> Iterator[str]:
    """The places at whose line it is said that the part is missing."""
    first, *others = name.split(".")
    yield from (f"field.{each}.id" for each in others)
    yield from (f"{first}.{each}.id" for each in others[:1])


def _no_part(name: str, has: frozenset[str]) -> str | None:
    found = name in has or ("*" in name and any(fnmatchcase(each, name) for each in has))
    return None if found else f'"{name}" is missing; it is there'


def _no_tick(asked: _AskedFile, rest: str) -> str | None:
    """Why nobody ticks this word before the drug is given, or as the course is ordered."""
    name, _, word = rest.partition(".")
    fields = [field for step in up_to_the_drug(asked.regimen) for field in step.fields]
    fields += asked.regimen.suitability.fields
    field = next((each for each in fields if each.id == name), None)
    if field is None or field.kind is not FieldKind.TICKS or word not in field.words():
        return f'nobody ticks "{word}" at "{name}" before the drug is given; it is ticked there'
    of_all = field.required and all(field.is_asked(sex) for sex in SEXES)
    return None if of_all else f'"{name}" need not be ticked; it is ticked for everybody'


def _no_expiry(asked: _AskedFile, name: str) -> str | None:
    """Why an answer of before counts for ever at the drug."""
    asking = [step for step in up_to_the_drug(asked.regimen) if step.field(name)]
    if not asking:
        return f'"{name}" is not asked before the drug is given; it is asked there and expires'
    for step in asking:
        if step.expires is None:
            return f'the step "{step.id}", which asks "{name}", has no "expires"; it has one'
    return None


def _no_witness(asked: _AskedFile, rest: str) -> str | None:
    """Why another answer than the usual one passes without the signature of this role."""
    role, _, name = rest.partition(".")
    for step in up_to_the_drug(asked.regimen):
        rule, field = step.witness, step.field(name)
        if field and rule and rule.field in (None, name) and rule.roles == {role}:
            usual = (field.usual,) if isinstance(field.usual, str) else field.usual or ()
            if set(rule.unless) <= set(usual):
                return None
    return f'another answer at "{name}" than the usual one needs no {role}; it needs one'


def _no_consequence(asked: _AskedFile, rest: str) -> str | None:
    """Why an answer that is refused leaves less behind; ``.twice`` asks it of two rules."""
    wanted, _, key = rest.removesuffix(TWICE).partition(".")
    rising = list(Consequence)
    least = rising.index(Consequence(wanted))
    leaving = [rule for rule in asked.rules_at.get(key, ()) if rising.index(rule.refused) >= least]
    if len(leaving) > rest.endswith(TWICE):
        return None
    return f'no rule has refused = "{wanted}" at this: {called(asked.regimen, key)}; one has'


def _no_resume(asked: _AskedFile, rest: str) -> str | None:
    """Why a dose goes on after a hold by this question as if nothing had been."""
    name, _, other = rest.partition(".")
    judging = (each for each in asked.regimen.criteria if each.field == name)
    for resume in (limit.resume for each in judging for limit in each.limits):
        if resume and (not other or (resume.also and resume.also.field == other)):
            return None
    also = f' and looks at "{other}"' if other else ""
    return (
        f'no limit of "{name}" says under "resume" when a held dose is given again{also}; one does'
    )


LACKING: Final[Mapping[str, Callable[[_AskedFile, str], str | None]]] = {
    "tick": _no_tick,
    "expires": _no_expiry,
    "witness": _no_witness,
    "refused": _no_consequence,
    "resume": _no_resume,
}
