"""While modules are imported nobody looks for garbage, and afterwards it is as it was before."""

import gc

import pytest

from dllab.importing import importing


@pytest.fixture
def looks():
    """The generations that were looked through."""
    found = []

    def look(phase, told):
        if phase == "start":
            found.append(told["generation"])

    gc.callbacks.append(look)
    yield found
    gc.callbacks.remove(look)
    gc.unfreeze()


def test_that_nothing_is_looked_through_meanwhile_nor_what_was_made_ever(looks):
    with importing():
        made = [[number] for number in range(200_000)]
        assert looks == []
        frozen = gc.get_freeze_count()
    assert gc.isenabled() and gc.get_freeze_count() >= frozen + len(made)


@pytest.mark.parametrize("enabled", [True, False])
def test_that_it_is_enabled_again_where_it_was(looks, enabled):
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ImportError), importing():
            raise ImportError
        assert gc.isenabled() == enabled
    finally:
        gc.enable()
