"""A session that leaves no thread behind."""

import threading

import pytest

from dllab.training.session import Session


@pytest.fixture
def session():
    session = Session()
    yield session
    session.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "training"]
