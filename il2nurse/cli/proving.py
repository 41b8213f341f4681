"""``il2nurse verify --paper``: whether a paper is of a register, and what was corrected since."""

from pathlib import Path

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import Refused, say, say_table
from il2nurse.domain.record.register.head_code import HeadCode, NoHeadCode, read_head_code
from il2nurse.workflow.audit.audit import AuditLine
from il2nurse.workflow.audit.proving import Proof, prove_paper


def read_code(typed: str | None) -> HeadCode | None:
    """The code that was named; ``Refused`` where it is none, ``None`` where none was named."""
    if typed is None:
        return None
    try:
        return read_head_code(typed)
    except NoHeadCode as error:
        raise Refused(f"--paper: {error}") from error


def prove(path: Path, code: HeadCode) -> Proof:
    """What a sound register says of a paper."""
    with sound_register(path, to_read=True) as register:
        station = station_of(register)
        return prove_paper(station, None, code)


def proof_answer(proof: Proof) -> dict[str, object]:
    """The answer as JSON."""
    return {
        "standing": proof.standing.value,
        "entry": proof.code.number,
        "sentence": proof.sentence,
        "papers": [line_answer(each) for each in proof.papers],
        "corrections": [line_answer(each) for each in proof.corrections],
    }


def line_answer(line: AuditLine) -> dict[str, object]:
    """One printing or correction."""
    return {
        "entry": line.entry.number,
        "mrn": line.entry.subject,
        "about": line.about,
        "time": line.time,
        "who": line.who,
        "what": line.what,
    }


def say_proof(proof: Proof) -> None:
    """Say the answer, which papers it may be, and every later correction."""
    say(proof.sentence)
    lines = (*proof.papers, *proof.corrections)
    if lines:
        say_table([cells(each) for each in lines])


def cells(line: AuditLine) -> tuple[str, ...]:
    """One printing or correction for reading."""
    return (f"Entry {line.entry.number}", line.time, line.about, line.who, line.what)
