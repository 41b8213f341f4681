"""The gates of a regimen: none that its kind demands is missing, milder, or can be passed by."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.regimens.sense.called import called
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.musts import Must
from il2nurse.regimens.sense.outcomes import Outcome, outcomes
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem


@dataclass(frozen=True, slots=True)
class _Demanded:
    """What the kind demands at one key, the most severe first."""

    key: str
    musts: Sequence[Must]

    @property
    def passed(self) -> frozenset[str]:
        return frozenset[str]().union(*(each.passed for each in self.musts))


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a gate, in words with a place for what it is about."""

    line: int
    must: Must
    say: str


def gates_taken_away(
    regimen: Regimen, kind: RegimenKind, places: Mapping[str, Written]
) -> Iterator[Problem]:
    """Every gate of the kind that is missing, milder than it must be, or passed by an answer."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes(regimen):
        found[each.key].append(each)
    alike: dict[_Fault, list[str]] = defaultdict(list)
    for demanded in _demanded(regimen, kind):
        for fault in _faults(places, demanded, found[demanded.key]):
            alike[fault].append(called(regimen, demanded.key))
    for fault, names in alike.items():
        must = fault.must
        wanted = f'of the kind "{kind.id}" it is at least "{must.least}"'
        said = fault.say.format(", ".join(dict.fromkeys(names)))
        yield Problem(fault.line, f"{said}; {wanted} ({must.about}. {must.source}).")


def _demanded(regimen: Regimen, kind: RegimenKind) -> Iterator[_Demanded]:
    musts: dict[str, list[Must]] = defaultdict(list)
    for must in kind.musts:
        for key in must.at:
            if not must.if_asked or key.split(".")[1] in regimen.fields:
                musts[key].append(must)
    for key, known in musts.items():
        yield _Demanded(key, sorted(known, key=lambda must: -must.least.severity))


def _faults(
    places: Mapping[str, Written], demanded: _Demanded, found: Sequence[Outcome]
) -> Iterator[_Fault]:
    sure = [each for each in found if each.passed <= demanded.passed]
    sure.sort(key=lambda each: -each.result.severity)
    for must, have in zip_longest(demanded.musts, sure[: len(demanded.musts)]):
        if have and have.result.severity >= must.least.severity:
            continue
        by = next((each for each in found if each not in sure), None)
        if have:
            line = line_of_any(
                places, *(f"{have.at}.{key}" for key in ("result", "level", "limit"))
            )
            told = "told" if have.at.startswith("interaction.") else f'"{have.result}"'
            yield _Fault(line, must, f'"{_id(have)}" makes this {told} and no more: {{}}')
        elif by:
            ways = ", ".join(f'"{each}"' for each in sorted(by.passed - demanded.passed))
            line = line_of_any(places, f"{by.at}.id")
            yield _Fault(line, must, f'"{_id(by)}" lets this pass by {ways}: {{}}')
        else:
            line = line_of_any(places, _place_of(demanded.key))
            yield _Fault(line, must, f"{_nothing(demanded.key, must)} at this: {{}}")


def _nothing(key: str, must: Must) -> str:
    if key.startswith("call."):
        return "nobody is called"
    if must.least is Result.WATCH:
        return "nobody is told"
    return "nothing keeps the drug from being given"


def _id(have: Outcome) -> str:
    return have.at.rpartition(".")[2]


def _place_of(key: str) -> str:
    return f"field.{key.split('.')[1]}.id"
