"""A regimen from the text of its file, whole or not at all."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.files.reading import BadFile, read_bytes
from il2nurse.regimens.needed import read_way
from il2nurse.regimens.reading import read_regimen
from il2nurse.regimens.sense.checking import find_nonsense
from il2nurse.regimens.sense.kinds import RegimenKind, kind_names, kinds_folder, read_kind
from il2nurse.regimens.toml.lines import Path as LinePath
from il2nurse.regimens.toml.lines import find_lines
from il2nurse.regimens.toml.odd_numbers import read_number
from il2nurse.regimens.toml.problems import BadRegimen, Problem, nearest
from il2nurse.regimens.toml.table import TomlSource, TomlTable

_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
# Each window and each restoring reads the same few files, and a regimen never changes.
AT_HAND = 8


@lru_cache(AT_HAND)
def load(text: str, name: str) -> Regimen:
    """The regimen a file's text describes; raises ``BadRegimen`` with every problem found."""
    return _load(text, name, parse_toml(text, name), find_lines(text))


def _load(
    text: str, name: str, document: Mapping[str, object], lines: Mapping[LinePath, int]
) -> Regimen:
    source = TomlSource(lines)
    root = TomlTable(document, (), source)
    regimen = read_regimen(root, hashlib.sha256(_encode(text, name)).hexdigest())
    if source.problems or regimen is None:
        raise BadRegimen(name, source.problems)
    if not read_way(root).is_first:
        _demand_parts(root, name)
    return regimen


def _demand_parts(root: TomlTable, name: str) -> None:
    """Refuse a text that lacks a part: the program has no clinical rules to put in its place."""
    missing = [part for part in read_way(root).parts if not _says(root.data, part)]
    if missing:
        brings = "a regimen file brings its own clinical rules."
        raise BadRegimen(name, [Problem(1, f'"{part}" is missing; {brings}') for part in missing])


def load_file(path: Path) -> Regimen:
    """The regimen of a file; raises ``BadRegimen`` where it is not wholly understood."""
    return load_whole(read_text(path), path.name)


@lru_cache(AT_HAND)
def load_whole(text: str, name: str) -> Regimen:
    """The regimen of a file's text, which says all that a regimen can say.

    Only a text that was kept with a course may be older than some of it, where it is of the way
    that was there first, and only its figures are not asked whether they can be meant: its course
    goes on as it began.
    """
    document, lines = parse_toml(text, name), find_lines(text)
    regimen = _load(text, name, document, lines)
    _demand_parts(TomlTable(document, (), TomlSource(lines)), name)
    nonsense = find_nonsense(regimen, document, lines, _kind(regimen, lines, name))
    if nonsense:
        raise BadRegimen(name, nonsense)
    return regimen


def _kind(regimen: Regimen, lines: Mapping[LinePath, int], name: str) -> RegimenKind:
    known = kind_names()
    if regimen.kind not in known:
        line = lines.get(("regimen", "kind"), 1)
        sentence = (
            f'"{regimen.kind}" is not a kind of regimen; {nearest(regimen.kind or "", known)}'
        )
        raise BadRegimen(name, [Problem(line, sentence)])
    path = kinds_folder() / f"{regimen.kind}.toml"
    return _read_kind(read_text(path), path.name)


@lru_cache(maxsize=4)
def _read_kind(text: str, name: str) -> RegimenKind:
    """The kind of a file's text, which every regimen of the kind asks for."""
    return read_kind(parse_toml(text, name), text, name)


def _says(part: object, path: str) -> bool:
    for key in path.split("."):
        if not isinstance(part, dict) or key not in part:
            return False
        part = part[key]
    return True


def read_text(path: Path) -> str:
    """The file's text exactly as it stands; raises ``BadRegimen`` where it cannot be read."""
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadRegimen(path.name, [Problem(line, "this is not UTF-8 text.")]) from error
    except FileNotFoundError as error:
        raise BadRegimen(path.name, [Problem(1, "there is no such file.")]) from error
    except BadFile as error:
        raise BadRegimen(path.name, [Problem(1, str(error))]) from error


def shipped(folder: Path) -> dict[str, Regimen]:
    """Every regimen of a folder by its id; raises ``BadRegimen`` for the first that is not good."""
    found: dict[str, Regimen] = {}
    for path in sorted(folder.glob("*.toml")):
        regimen = load_file(path)
        if regimen.id in found:
            sentence = f'another file already has the regimen "{regimen.id}".'
            raise BadRegimen(path.name, [Problem(1, sentence)])
        found[regimen.id] = regimen
    return found


def _encode(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text[: error.start].count("\n") + 1
        raise BadRegimen(name, [Problem(line, "this is not UTF-8 text.")]) from error


def parse_toml(text: str, name: str) -> dict[str, object]:
    """The tables of a text; raises ``BadRegimen`` where it is not TOML."""
    try:
        return tomllib.loads(text, parse_float=read_number)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        line = int(at[1]) if at else text.count("\n") + 1
        problem = Problem(line, f"this is not TOML: {_AT_LINE.sub('', message).strip()}.")
        raise BadRegimen(name, [problem]) from error
    except (ValueError, RecursionError) as error:
        problem = Problem(1, "this is not TOML that can be read: a value is far too long or deep.")
        raise BadRegimen(name, [problem]) from error
