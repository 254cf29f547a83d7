"""Tables that tests write."""

import pytest

from dllab.datasets import DATASETS


@pytest.fixture
def choose(tmp_path):
    """The choice of a file with this content."""

    def made(content, **options):
        path = tmp_path / "data.csv"
        path.write_text(content, encoding="utf-8", newline="")
        return DATASETS["csv"](path=str(path), **options)

    return made
