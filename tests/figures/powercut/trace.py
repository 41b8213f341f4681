"""What a program asked of its disk, in order, read from ``strace``; what it said among it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
CALLS: Final = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename,link"
LONGEST: Final = 400_000
CALL: Final = re.compile(r"(?P<call>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)")
QUOTED: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
OPENED: Final = re.compile(r"<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Did:
    """One thing that was done: ``call`` to the file ``name``, or ``say`` with what was said."""

    call: str
    name: str
    data: bytes = b""
    at: int = 0


def missing() -> str:
    """Why nothing can be traced here; "" where it can."""
    if not shutil.which("strace"):
        return "there is no strace here"
    tried = subprocess.run(["strace", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not be used here"


def trace(folder: Path, module: str, *words: str) -> list[Did]:
    """Run a module under the tracer; what it did in the folder and what it said."""
    log = folder.with_suffix(".trace")
    asked = ["strace", "-y", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*asked, sys.executable, "-m", module, *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    with log.open(encoding="ascii") as lines:
        return [did for line in lines for did in read(line, folder)]


def read(line: str, folder: Path) -> Iterator[Did]:
    """What one line tells, where it is about the folder or was said."""
    found = CALL.match(line)
    if not found or int(found["result"]) < 0:
        return
    call, words = found["call"], found["words"]
    quoted = [bytes.fromhex(each.replace("\\x", "")) for each in QUOTED.findall(words)]
    if call == "write" and words.startswith("1<"):
        yield Did("say", quoted[0].decode().strip())
        return
    name = named(call, words, quoted)
    if Path(name).is_relative_to(folder):
        yield from done(call, name, words, quoted)


def named(call: str, words: str, quoted: list[bytes]) -> str:
    """Which file the call is about."""
    if call in ("openat", "unlink", "rename", "link"):
        return quoted[0].decode()
    opened = OPENED.search(words)
    return bytes.fromhex(opened[1].replace("\\x", "")).decode() if opened else ""


def done(call: str, name: str, words: str, quoted: list[bytes]) -> Iterator[Did]:
    """The call as something done to a file."""
    match call:
        case "openat":
            if "O_CREAT" in words:
                yield Did("create", name)
        case "write" | "pwrite64":
            # A plain write is only ever made once here, to a file that was just made.
            at = int(words.rpartition(", ")[2]) if call == "pwrite64" else 0
            yield Did("write", name, quoted[0], at)
        case "ftruncate":
            yield Did("truncate", name, at=int(words.rpartition(", ")[2]))
        case "fsync" | "fdatasync":
            yield Did("sync", name)
        case "rename" | "link":
            yield Did(call, name, quoted[1])
        case _:
            yield Did(call, name)
