"""Each line that a check passes over says why, on the line itself."""

import re
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]
PLACES: Final = ("il2nurse", "tests", "build", "main.py")
PASSED_OVER: Final = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma: no cover)(.*)")
WITH_REASON: Final = re.compile(r"(?:: ?[A-Z0-9, ]+|\[[a-z, -]+\])?\s*(?:- |\(|# ).*\w{3}")


def passed_over(text: str) -> list[str]:
    """What stands behind each mark, by which a check passes over a line of the text."""
    return [found[1] for line in text.splitlines() if (found := PASSED_OVER.search(line))]


def test_a_mark_without_a_reason_is_found() -> None:
    mark, ignored = "# " + "noqa", "# type" + ": ignore"
    bare = f"f()  {mark}\nf()  {mark}: S608\nf()  {ignored}[misc]\nf()  {mark}: S608, E501\n"
    reasoned = f"f()  {mark}: S608 - only names\nf()  {ignored}[misc] (the word of Qt)\n"
    assert [bool(WITH_REASON.match(each)) for each in passed_over(bare)] == [False] * 4
    assert [bool(WITH_REASON.match(each)) for each in passed_over(reasoned)] == [True] * 2


def test_every_mark_has_its_reason_beside_it() -> None:
    marks, bare = 0, []
    for place in PLACES:
        home = HOME / place
        for path in sorted(home.rglob("*.py")) if home.is_dir() else [home]:
            for behind in passed_over(path.read_text(encoding="utf-8")):
                marks += 1
                if not WITH_REASON.match(behind):
                    bare.append(f"{path.relative_to(HOME).as_posix()}: {behind.strip()}")
    assert marks > 50
    assert bare == []
