"""The laboratory's two files, tests and grades, read as strictly as a regimen."""

from pathlib import Path
from typing import Final

from il2nurse.domain.regimen.labs.grading import GradeScheme
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import Catalogue
from il2nurse.regimens.labs.grades import read_scheme
from il2nurse.regimens.labs.tests import read_catalogue
from il2nurse.regimens.loading import parse_toml, read_text
from il2nurse.regimens.toml.lines import find_lines
from il2nurse.regimens.toml.problems import BadRegimen
from il2nurse.regimens.toml.table import TomlSource, TomlTable

TESTS: Final = "tests.toml"
GRADES: Final = "ctcae-5.toml"


def load_tests(text: str, name: str = TESTS) -> Catalogue:
    """The tests a text describes; raises ``BadRegimen`` with every problem found."""
    source = TomlSource(find_lines(text))
    catalogue = read_catalogue(TomlTable(parse_toml(text, name), (), source))
    if source.problems or catalogue is None:
        raise BadRegimen(name, source.problems)
    return catalogue


def load_grades(text: str, catalogue: Catalogue, name: str = GRADES) -> GradeScheme:
    """The scheme of grades a text describes; raises ``BadRegimen`` with every problem found."""
    source = TomlSource(find_lines(text))
    scheme = read_scheme(TomlTable(parse_toml(text, name), (), source), catalogue)
    if source.problems or scheme is None:
        raise BadRegimen(name, source.problems)
    return scheme


def load_laboratory(folder: Path, site: Path | None = None) -> Laboratory:
    """Tests and grades of a folder; a file of the same name in the site's folder goes before."""
    tests, grades = (_choose(folder, site, name) for name in (TESTS, GRADES))
    catalogue = load_tests(read_text(tests), tests.name)
    return Laboratory(catalogue, load_grades(read_text(grades), catalogue, grades.name))


def _choose(folder: Path, site: Path | None, name: str) -> Path:
    if site is not None and (site / name).is_file():
        return site / name
    return folder / name
