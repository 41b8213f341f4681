"""Files of spreadsheets: read where the encoding is certain, else the sentence says how to save."""

import pytest

from il2nurse.domain.rules.labs.table import MOST_BYTES, BadTable, ImportColumn, read_table
from il2nurse.domain.rules.labs.text_files import read_text_file

TABLE = "test;value;unit;specimen time\r\ncreatinine;97;µmol/L;2026-11-24 06:10\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.replace(";", "\t").encode("utf-16"),
        f"sep=;\r\n{TABLE}".encode(),
        f'"sep=;"\r\n{TABLE}'.encode("cp1252"),
        f"SEP=;;;;\n{TABLE}".encode("utf-8-sig"),
    ],
)
def test_what_spreadsheets_save_is_read(content: bytes) -> None:
    (row,) = read_table(read_text_file(content)).rows
    assert (row.cells[ImportColumn.UNIT], row.problem) == ("µmol/L", None)


def test_the_lines_are_those_of_the_file_with_its_first_line() -> None:
    (row,) = read_table(f"sep=;\r\n{TABLE}").rows
    assert row.line == 3


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00bad\xe4",
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-32"),
        TABLE.encode("utf-8") + b"\xff",
        "креатинин;97".encode("cp1251"),
        b"test;value\x81",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00",
    ],
)
def test_what_is_not_surely_text_is_refused_and_told_how_to_save(content: bytes) -> None:
    with pytest.raises(BadTable, match="Save the table as “CSV UTF-8”"):
        read_text_file(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"x" * (MOST_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_empty_and_large_files(content: bytes, said: str) -> None:
    with pytest.raises(BadTable, match=said):
        read_text_file(content)
