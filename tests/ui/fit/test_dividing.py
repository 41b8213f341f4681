"""A step is divided between rows, never in one; what is read together stays together."""

from il2nurse.ui.dose.parts.dividing import Part, Row, divide, lines


def test_what_stands_side_by_side_is_one_row() -> None:
    assert lines([Row(60, 90), Row(0, 40), Row(10, 50)]) == (Row(0, 50), Row(60, 90))


def test_as_many_rows_as_have_room_make_a_part() -> None:
    rows = [Row(0, 40), Row(50, 100), Row(110, 150), Row(160, 260)]
    assert divide(rows, 100) == (Part(0, 100), Part(110, 150), Part(160, 260))
    assert divide(rows, 260) == (Part(0, 260),)


def test_a_title_goes_along_with_what_it_is_about() -> None:
    rows = [Row(0, 60), Row(70, 90, sticks=True), Row(95, 140)]
    assert divide(rows, 100) == (Part(0, 60), Part(70, 140))


def test_a_row_higher_than_the_room_is_shown_to_its_end() -> None:
    assert divide([Row(0, 250)], 100) == (Part(0, 100), Part(100, 200), Part(150, 250))
