"""Tables of results: the columns by name, and texts that are refused as a whole or by row."""

import pytest

from il2nurse.domain.rules.labs.table import MOST_BYTES, BadTable, ImportColumn, read_table

HEAD = "test,value,unit,specimen time"
ROW = "creatinine,1.1,mg/dL,2026-11-20 06:00"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_columns_is_found(mark: str) -> None:
    table = read_table(f"{HEAD}\n{ROW}\n".replace(",", mark))
    assert table.delimiter == mark
    (row,) = table.rows
    assert (row.cells[ImportColumn.TEST], row.cells[ImportColumn.VALUE]) == ("creatinine", "1.1")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Analyte;Result;Units;Collected", "test value unit specimen"),
        ("LOINC;Value;Unit;Date;Time", "code value unit date time"),
        ("Test;Sign;Value;Unit;Reference range;Time", "test comparator value unit range specimen"),
        ("MRN;Test;Value;Unit;Date", "mrn test value unit specimen"),
    ],
)
def test_columns_are_known_by_the_words_laboratories_use(header: str, columns: str) -> None:
    cells = ";".join("x" for _ in header.split(";"))
    assert [str(each) for each in read_table(f"{header}\n{cells}").columns] == columns.split()


def test_a_column_with_nothing_to_keep_is_named() -> None:
    table = read_table(f"{HEAD},Flag\n{ROW},H\n")
    assert table.left_out == ("Flag",)
    assert set(table.rows[0].cells.values()) == set(ROW.split(","))


@pytest.mark.parametrize(
    "cell", ["+", "++", "- repeat sample", "=A1", "@x", "a\x07b", '"two\nlines"']
)
def test_a_column_that_is_not_kept_is_never_judged(cell: str) -> None:
    table = read_table(f"{HEAD},Comment\n{ROW},{cell}\n{ROW},\n{ROW}\n")
    assert [row.problem for row in table.rows] == [None] * 3


def test_the_line_of_a_row_is_its_first() -> None:
    table = read_table(f'{HEAD},Comment\n{ROW},"slightly\nhaemolysed"\n\n{ROW},\n')
    assert [row.line for row in table.rows] == [2, 5]


def test_empty_cells_at_the_end_do_not_count() -> None:
    assert [row.problem for row in read_table(f"{HEAD},,\n{ROW},,,,\n{ROW}\n").rows] == [None] * 2


@pytest.mark.parametrize("value", ["++", "--", "-", "***"])
def test_signs_alone_are_no_formula(value: str) -> None:
    (row,) = read_table(f"{HEAD}\ncreatinine,{value},mg/dL,2026-11-20 06:00").rows
    assert row.problem is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing to read."),
        ("\n \n", "There is nothing to read."),
        (HEAD, "no result below them"),
        ("creatinine 1.1 mg/dL", "does not name the columns"),
        ("a,b,c,d\n1,2,3,4", "does not name the columns"),
        (f"{HEAD},Status\n{ROW},final", "The column “Status” is not known."),
        (f"{HEAD},Value\n{ROW},1", "Two columns hold the value."),
        ("test,value,specimen time\ncreatinine,1,x", "A column is missing: unit."),
        ("value,unit,specimen time\n1,mg/dL,x", "A column is missing: test."),
        ("test,value,unit\ncreatinine,1,mg/dL", "A column is missing: specimen time."),
        (f"{HEAD},date\n{ROW},2026-11-20", "Two columns tell when the specimen was taken."),
        (f'{HEAD}\ncreatinine,"1.1"x,mg/dL,now', "Line 2 cannot be read"),
        (f"{HEAD}\n" + "x" * MOST_BYTES, "larger than 1 MB"),
        (f"{HEAD}\n{'x' * 200_000},1,mg/dL,now", "Line 2 cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(text: str, said: str) -> None:
    with pytest.raises(BadTable) as refused:
        read_table(text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("creatinine,1,1,mg/dL,2026-11-20 06:00", "5 cells and the first line names 4 columns"),
        ("creatinine,1.1,mg/dL", "3 cells"),
        ("=1+1,1.1,mg/dL,2026-11-20 06:00", "looks like a formula"),
        ("creatinine,+1.1,mg/dL,2026-11-20 06:00", "looks like a formula"),
        ("creatinine,1.1,@SUM(A1),2026-11-20 06:00", "looks like a formula"),
        ("creatinine,-cmd,mg/dL,2026-11-20 06:00", "looks like a formula"),
        ("creat\x07inine,1.1,mg/dL,2026-11-20 06:00", "cannot be printed"),
    ],
)
def test_a_row_of_bad_form_is_told_with_its_line(row: str, said: str) -> None:
    good, bad = read_table(f"{HEAD}\n{ROW}\n\n{row}\n").rows
    assert (good.problem, bad.line) == (None, 4)
    assert said in str(bad.problem)


def test_a_decimal_comma_stands_in_quotation_marks() -> None:
    (row,) = read_table(f'{HEAD}\ncreatinine,"1,1",mg/dL,2026-11-20 06:00').rows
    assert (row.cells[ImportColumn.VALUE], row.problem) == ("1,1", None)


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    assert len(read_table(f"\ufeff{HEAD}\r\n{ROW}\r\n{ROW}\r\n").rows) == 2
