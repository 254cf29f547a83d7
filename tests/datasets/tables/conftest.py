"""Tables that tests write."""

from functools import partial

import pytest

from dllab.datasets import DATASETS


@pytest.fixture
def put(tmp_path, request):
    """The choice of a file with this name and content; what a module has as RAW goes for all of its own."""

    def made(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return DATASETS["csv"](path=str(path), **getattr(request.module, "RAW", {}) | options)

    return made


@pytest.fixture
def choose(put):
    """The choice of a file with this content."""
    return partial(put, "data.csv")


@pytest.fixture
def load(choose):
    """The dataset of a file with this content."""
    return lambda content, **options: choose(content, **options).load(0)
