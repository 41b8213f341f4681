"""The shipped laboratory: its tests and its scheme of grades."""

from pathlib import Path

from il2nurse.regimens.labs.laboratory import load_laboratory

FOLDER = Path(__file__).parent.parent / "resources" / "laboratory"
LABORATORY = load_laboratory(FOLDER)
TESTS = LABORATORY.tests
