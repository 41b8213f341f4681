"""``il2nurse regimen check``: reads a regimen file as strictly as the program does."""

from argparse import Namespace
from pathlib import Path

from il2nurse.app.shelf import shelf
from il2nurse.cli.speaking import ExitCode, Refused, say, say_json
from il2nurse.settings import load_settings


def run(asked: Namespace) -> ExitCode:
    """Say what the file holds, or the regimen of this id; ``BadRegimen`` lists every problem."""
    if not asked.file:
        raise Refused("Name a regimen file, or the id of a regimen. Nothing was checked.")
    path, known = Path(asked.file), shelf(load_settings())
    file = path.suffix == ".toml" or path.exists()
    regimen = known.check_file(path) if file else known.find(asked.file)
    counts = {
        "figures": len(regimen.figures),
        "fields": len(regimen.fields),
        "steps": len(regimen.steps),
        "criteria": len(regimen.criteria),
    }
    if asked.json:
        named = {"id": regimen.id, "version": regimen.version, "digest": regimen.digest}
        say_json({"ok": True, **named, **counts})
    else:
        held = ", ".join(f"{count} {what}" for what, count in counts.items())
        say(f"{path.name} is a regimen: {regimen.id}, version {regimen.version}: {held}.")
    return ExitCode.DONE
