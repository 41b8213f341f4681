"""Whatever stands in a file, the program answers in a sentence or takes it whole.

``make figures ROW=mutated`` runs as many as one likes; the suite runs a few hundred of each.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from tests.fuzz.doors import DOORS, Door
from tests.fuzz.mutants import mutants

N: Final = int(os.environ.get("FUZZ", "60"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "20261126"))


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_damaged_file_is_refused_or_taken_whole(door: Door, tmp_path: Path) -> None:
    """Every damaged form is answered; some are refused and some are still good."""
    answer, taken = door.answers(), []
    for number, damaged in enumerate(mutants(door.text(), N, SEED)):
        path = tmp_path / f"damaged{door.ending}"
        path.write_bytes(damaged)
        try:
            taken.append(answer(path))
        except Exception as error:
            (tmp_path / f"kept{door.ending}").write_bytes(damaged)
            raise AssertionError(f"seed {SEED}, number {number}: {damaged[:2000]!r}") from error
    assert not all(taken)
    assert any(taken)
