"""Runs in a session of their own, and alone."""

from dllab import Trainer
from tests.training.examples import at_rest, clouds, experiment

DATA = clouds()


def loaded(session, chosen=None, data=DATA):
    session.load(chosen or experiment(), data)
    return at_rest(session)


def trained(steps, chosen=None, record_every=1):
    trainer = Trainer(chosen or experiment(), DATA)
    trainer.train(steps, record_every)
    return trainer
