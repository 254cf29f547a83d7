"""Missing values: where they are, what would be done about them, and a person's own words for them."""

import numpy as np
import pytest

from dllab.datasets import DataError
from dllab.datasets.tables.markers import Markers

RAW = {"standardize": False, "validation": 0.0}
GAPS = "age,city,t\n" + "3,a,0\n4,,1\n,b,0\n2.6,a,1\n3.2,a,0\n3.2,b,1\n"


def refusal(choice):
    with pytest.raises(DataError) as found:
        choice.load(0)
    return found.value


def test_that_a_refusal_says_what_would_be_filled_in_and_offers_both_ways_out(choose):
    refused = refusal(choose(GAPS))
    assert "row 3, column 'city': the value is missing ('')" in str(refused) and "rows with a gap: 2;" in str(refused)
    assert str(refused).endswith("age = 3.2, city = a")
    assert [(remedy.key, remedy.value) for remedy in refused.remedies] == [
        ("missing", "drop rows"), ("missing", "fill")
    ]  # fmt: skip


@pytest.mark.parametrize("missing", ["drop rows", "fill"])
def test_that_what_became_of_gaps_is_said_and_is_what_was_announced(choose, missing):
    data = choose(GAPS, missing=missing).load(0)
    said = [str(note) for note in data.notes]
    if missing == "drop rows":
        assert data.size == 4 and said == ["2 rows with missing values are left out"]
        return
    assert said == ["Missing values are filled in: age = 3.2, city = a"]
    filled = data.x_train[np.isclose(data.x_train[:, 0], 3.2)]
    assert len(filled) == 3 and data.x_train[data.x_train[:, 0] == 4].tolist() == [[4, 1, 0]]


def test_that_a_missing_target_is_never_offered_to_be_filled(choose):
    refused = refusal(choose("age,t\n1,u\n2,v\n3,\n4,u\n"))
    assert "a target is never made up" in str(refused)
    assert [remedy.value for remedy in refused.remedies] == ["drop rows"]


def test_that_dropping_every_row_is_not_offered(choose):
    refused = refusal(choose("a,b,t\n1,,0\n,2,1\n3,,0\n,4,1\n"))
    assert [remedy.value for remedy in refused.remedies] == ["fill"]
    refused = refusal(choose("a,b,t\n1,,0\n2,,1\n3,,0\n4,,1\n"))
    assert [remedy.value for remedy in refused.remedies] == ["b"] and "leave out the columns that hold nothing" in str(
        refused
    )
    refused = refusal(choose("a,b,t\n1,,0\n2,,1\n3,5,\n4,,1\n"))  # b holds something where there is no target
    assert [remedy.value for remedy in refused.remedies] == ["b"]


MARKED = "age,city,t\n" + "".join(f"{n},{'ab'[n % 2]},{n % 2}\n" for n in range(10, 30))
MARKED += "-9999,a,0\n12,缺失,1\n-9999.0,Missing,0\n"


def test_that_ones_own_markers_are_missing_values_wherever_they_stand(choose):
    whole = choose(MARKED, missing="drop rows").load(0)
    assert whole.size == 23 and "city=缺失" in whole.features
    choice = choose(MARKED, markers="-9999, missing，缺失", missing="drop rows")
    assert choice.load(0).size == 20 and choice.load(0).features == ("age", "city=a", "city=b")
    assert choice.sketch().missing == (2, 2, 0)
    refused = refusal(choose(MARKED, markers="-9999; missing；缺失"))
    assert "row 22, column 'age': the value is missing ('-9999'); rows with a gap: 3;" in str(refused)


def test_that_a_column_of_numbers_and_markers_is_a_column_of_numbers(choose):
    content = "a,t\n" + "".join(f"{'none' if n % 3 else n / 8},{n % 2}\n" for n in range(30))
    assert choose(content).sketch().kinds[0] == "category"
    choice = choose(content, markers="none", missing="drop rows")
    assert choice.sketch().kinds[0] == "number" and choice.load(0).size == 10


def test_that_a_name_is_no_marker(choose):
    assert choose("missing,t\n1,0\n2,1\n3,0\n4,1\n", markers="missing").load(0).features == ("missing",)


def test_that_a_marker_may_be_any_text():
    markers = Markers.written("inf, 1e400, -, n.a.,, ，")
    assert all(map(markers.mark, ("INF", "-", " N.A. ", "1e999"))) and not markers.mark("") and not markers.mark("0")
    assert markers.blanked(["-", "x"]) == ["", "x"] and not Markers.written(" , ")
