"""What grades look like on a page."""

from dllab.labs.grade import Row
from dllab.labs.sheets import write_html


def test_that_the_page_says_a_value_on_its_own_side_of_every_bound(tmp_path):
    score = {"what": "val_accuracy", "ok": True, "value": 0.94999996, "needed": "≥ 0.9", "tiers": [["≥ 0.95", False]]}
    found = {"steps": [{"step": "one", "checks": [score], "questions": []}]}
    page = write_html([Row("a.dllab-handin", found=found)], tmp_path).read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "<title>Grades</title>" in page
    assert "<td>0.94999996</td><td>≥ 0.9 / ≥ 0.95 ✗</td>" in page
