"""A step is divided between rows, never in one; what is read together stays together."""

from il2nurse.ui.dose.parts.dividing import PartRow, StepPart, divide, lines


def test_what_stands_side_by_side_is_one_row() -> None:
    assert lines([PartRow(60, 90), PartRow(0, 40), PartRow(10, 50)]) == (
        PartRow(0, 50),
        PartRow(60, 90),
    )


def test_as_many_rows_as_have_room_make_a_part() -> None:
    rows = [PartRow(0, 40), PartRow(50, 100), PartRow(110, 150), PartRow(160, 260)]
    assert divide(rows, 100) == (StepPart(0, 100), StepPart(110, 150), StepPart(160, 260))
    assert divide(rows, 260) == (StepPart(0, 260),)


def test_a_title_goes_along_with_what_it_is_about() -> None:
    rows = [PartRow(0, 60), PartRow(70, 90, sticks=True), PartRow(95, 140)]
    assert divide(rows, 100) == (StepPart(0, 60), StepPart(70, 140))


def test_a_row_higher_than_the_room_is_shown_to_its_end() -> None:
    assert divide([PartRow(0, 250)], 100) == (
        StepPart(0, 100),
        StepPart(100, 200),
        StepPart(150, 250),
    )


def test_what_is_said_of_an_answer_stands_with_it() -> None:
    rows = [PartRow(0, 40), PartRow(44, 84), PartRow(88, 108, joins=True), PartRow(112, 152)]
    assert divide(rows, 90) == (StepPart(0, 40), StepPart(44, 108), StepPart(112, 152))
