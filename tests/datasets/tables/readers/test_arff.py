"""Tables of Weka: which line is meant, what stays as it was, and what would take SciPy forever."""

import csv
import time

import pytest

from dllab.datasets import DataError

RAW = {"standardize": False, "standardize_target": False, "validation": 0.0}
HEAD = b"@relation r\n@attribute x numeric\n@attribute n {1,2,3}\n@attribute y {u,v}\n\n@data\n"


def refusal(choice):
    with pytest.raises(DataError) as found:
        choice.load(0)
    return str(found.value)


def test_that_gaps_of_arff_are_named_by_their_lines_and_nominal_numbers_are_categories(put):
    rows = b"".join(b"%d,%d,%s\n" % (n, n % 3 + 1, b"uv"[n % 2 : n % 2 + 1]) for n in range(20))
    choice = put("a.arff", HEAD + rows + b"\n?,1,u\n")
    assert "a.arff, row 28, column 'x': the value is missing" in refusal(choice)
    data = choice.model_copy(update={"missing": "fill"}).load(0)
    assert data.features == ("x", "n=1", "n=2", "n=3") and data.x_train[:, 0].max() == 19


def test_that_a_file_of_attributes_leaves_the_longest_field_of_texts_as_it_was(put):
    longest = csv.field_size_limit()
    put("a.arff", HEAD + b"1,1,u\n2,2,v\n" * 9).load(0)
    assert csv.field_size_limit() == longest


def test_that_rows_of_attributes_are_named_by_their_lines_whatever_stands_in_them(put):
    head = "@RELATION r\n@attribute x numeric\n@attribute y {u,v\u2028w}\n@DATA\n".replace("\n", "\r\n")
    rows = "".join(f"{n},{'u' if n % 2 else 'v' + chr(0x2028) + 'w'}\r\n% no row\r\n" for n in range(20))
    assert "a.arff, row 45, column 'x': the value is missing" in refusal(put("a.arff", (head + rows + "?,u").encode()))


def test_that_quotes_without_end_are_refused_at_once(put):
    """SciPy searches the first row again at each of them: 20,000 characters took it three seconds."""
    begun = time.process_time()
    content = HEAD + b",'" * 50_000 + b"x" * 50_000 + b"\n"
    assert "a.arff, row 7: the row has too many quotes" in refusal(put("a.arff", content))
    assert time.process_time() - begun < 3


def test_that_digits_which_a_number_does_not_keep_are_missed(put):
    rows = b"".join(b"%d,1,%s\n" % (2**53 + n, b"uv"[n % 2 : n % 2 + 1]) for n in range(20))
    assert "row 8, column 'x': '9007199254740993' has more digits than" in refusal(put("a.arff", HEAD + rows))


WRONG_ROWS = {
    "a text for a number": (b"1,1,u\nx7,2,v\n", "row 8, attribute 1: 'x7' is not a number; correct it, or write ?"),
    "too few values": (b"1,1,u\n2\n3,1,v\n", "row 8 has 1 values, and there are 3 attributes"),
    "a sparse row": (b"1,1,u\n{0 2.5, 2 'v'}\n", "row 8: the row is sparse"),
    "a row of zeros": (b"{}\n{1 2}\n", "row 7: the row is sparse"),
    "a sparse row with a weight": (b"{0 1,2 u}, {5}\n", "row 7: the row is sparse"),
    "a brace before a number": (b"{1,1,u\n", "row 7, attribute 1: '{1' is not a number"),
    "braces around a row": (b"{1,1,u}\n", "row 7, attribute 1: '{1' is not a number"),
    "a row with a weight": (b"1,1,u\n2,1,v, {0.5}\n", "row 8: the example has a weight, 0.5, and all count alike"),
    "a decimal comma": (b"1,1,u\n2,5,1,v\n", "row 8"),
}


@pytest.mark.parametrize(("rows", "said"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_that_a_wrong_row_of_arff_is_named_with_what_is_wrong_in_it(put, rows, said):
    assert said in refusal(put("a.arff", HEAD + rows))
