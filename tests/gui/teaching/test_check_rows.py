"""A row a check, below each other."""

from itertools import combinations

from dllab.gui.teaching.check_rows import CheckRows


def test_that_rows_lie_below_each_other_and_parts_beside_each_other(qtbot):
    rows = CheckRows()
    qtbot.addWidget(rows)
    rows.show_checks(
        (
            {"that": "score", "of": "val_loss", "at_most": 0.5},
            {"that": "score", "of": "val_accuracy", "at_least": 0.8, "tiers": [0.9, 0.95]},
            {"that": "unchanged"},
        ),
        {},
    )
    rows.resize(600, 300)
    rows.show()
    qtbot.waitExposed(rows)
    places = [[part.geometry() for part in row.parts if part.isVisibleTo(rows)] for row in rows.rows]
    assert len(places) == 3 and all(places)
    assert not any(one.intersects(other) for one, other in combinations(sum(places, []), 2))
    tops = [min(place.top() for place in row) for row in places]
    assert tops == sorted(tops) and len(set(tops)) == 3
