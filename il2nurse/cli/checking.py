"""``il2nurse regimen check``: reads a regimen file as strictly as the program does."""

from argparse import Namespace

from il2nurse.app.shelf import find_regimen
from il2nurse.cli.speaking import ExitCode, say, say_json
from il2nurse.regimens import load_file


def run(asked: Namespace) -> ExitCode:
    """Say what the file holds, or the regimen of this id; ``BadRegimen`` lists every problem."""
    path = asked.file
    file = path.suffix == ".toml" or path.exists()
    regimen = load_file(path) if file else find_regimen(str(path))
    counts = {
        "figures": len(regimen.figures),
        "fields": len(regimen.fields),
        "steps": len(regimen.steps),
        "criteria": len(regimen.criteria),
    }
    if asked.json:
        known = {"id": regimen.id, "version": regimen.version, "digest": regimen.digest}
        say_json({"ok": True, **known, **counts})
    else:
        held = ", ".join(f"{count} {what}" for what, count in counts.items())
        say(f"{asked.file.name} is a regimen: {regimen.id}, version {regimen.version}: {held}.")
    return ExitCode.DONE
