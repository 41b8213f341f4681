"""What a gate is called in a sentence: the question with its answer, the drug, the value."""

from typing import Final

from il2nurse.domain.regimen.regimen import Regimen

_SIDES: Final = {
    "low": "a low value of {}",
    "high": "a high value of {}",
    "between": "a value of {} between two limits",
    "older": "an old {}",
    "later": "{} in the future",
}


def called(regimen: Regimen, key: str) -> str:
    """The key of an outcome as a pharmacist reads it."""
    space, name, *rest = key.split(".")
    word = ".".join(rest)
    match space:
        case "interaction":
            return f"the drug “{key.partition('.')[2]}”"
        case "level":
            return f"the drug “{word}” (at least “{name}”)"
        case "allergy":
            return f"an allergy to “{key.partition('.')[2]}”"
        case "step":
            return f'"{name}"'
        case "on_file":
            answer, charted, value = rest
            said, known = _answer(regimen, name, answer), _answer(regimen, charted, value)
            return f"{said} at the order, with {known} on file"
        case "criterion":
            return _criterion(regimen, name, word)
        case _:
            return _answer(regimen, name, word)


def _criterion(regimen: Regimen, name: str, word: str) -> str:
    judging = (each for each in regimen.criteria if name in (each.field, each.function))
    criterion = next(judging, None)
    if word in _SIDES and criterion:
        return _SIDES[word].format(f"“{criterion.title}”")
    return f"{_answer(regimen, name, word)} among the criteria"


def _answer(regimen: Regimen, name: str, word: str) -> str:
    field = regimen.fields.get(name)
    label = f"“{field.label}”" if field else f'"{name}"'
    if word in _SIDES:
        return _SIDES[word].format(label)
    return f"“{field.label}: {field.label_of(word)}”" if field else f'"{name}": "{word}"'
