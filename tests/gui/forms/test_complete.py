"""Every step is taken, and nothing that went wrong is swallowed."""

from functools import partial

import pytest

from dllab.gui.forms.complete import complete


def test_that_every_step_is_taken_and_what_failed_is_raised():
    taken = []

    def fail(error):
        taken.append("failed")
        raise error

    with pytest.raises(KeyError):
        complete(partial(taken.append, 1), partial(fail, KeyError()), partial(taken.append, 2))
    with pytest.raises(ExceptionGroup) as group:
        complete(partial(fail, KeyError()), partial(fail, ValueError()), partial(taken.append, 3))
    assert [type(error) for error in group.value.exceptions] == [KeyError, ValueError]
    assert taken == [1, "failed", 2, "failed", "failed", 3]
