"""Lines are found for tables, keys and items, whatever stands between them."""

from il2nurse.regimens.toml.lines import find_lines, line_of

TEXT = '''# a comment with [brackets
[regimen]
id = "a"   # [[not]] a table
notice = """
[[step]]
id = 5
"""

[[step]]
id = "one"
  [[step.rule]]
  id = "r1"
  [[step.rule]]
  id = "r2"
  [step.witness]
  roles = [
    # first
    "nurse",

    "pharmacist", # ] not the end
  ]
[[step]]
id = "two"
fields = ["x", "]", 'y']
  [[step.rule]]
  id = "r3"
choices = [
  { word = "a[", label = "A" },
  { word = "b", label = "B" },
]
say = """all [ in one line"""
why = "after it"
'''


def test_tables_and_keys_have_their_lines() -> None:
    lines = find_lines(TEXT)
    assert lines["regimen", "id"] == 3
    assert lines["step", 0, "id"] == 10
    assert [lines["step", 0, "rule", place, "id"] for place in (0, 1)] == [12, 14]
    assert lines["step", 1] == 22
    assert lines["step", 1, "rule", 0, "id"] == 26


def test_items_of_long_lists_have_their_lines() -> None:
    lines = find_lines(TEXT)
    assert [lines["step", 0, "witness", "roles", place] for place in (0, 1)] == [18, 20]
    assert [lines["step", 1, "rule", 0, "choices", place] for place in (0, 1)] == [28, 29]


def test_what_has_no_line_of_its_own_has_that_of_what_is_around_it() -> None:
    lines = find_lines(TEXT)
    assert line_of(lines, ("step", 1, "fields", 2)) == 24
    assert line_of(lines, ("regimen", "brand")) == 2
    assert line_of(lines, ("nothing", 3, "here")) == 1


def test_a_long_string_may_end_where_it_began() -> None:
    assert find_lines(TEXT)["step", 1, "rule", 0, "why"] == 32


def test_text_inside_long_strings_is_not_read() -> None:
    assert ("step", 2) not in find_lines(TEXT)
