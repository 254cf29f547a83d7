"""What a test says of an illness."""

from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

PEOPLE = 10_000
SIDE = 100  # people in a row


def posterior(prior: float, if_ill: float, if_healthy: float) -> float:
    """P(ill | result) of a result that the ill get with probability `if_ill`, the healthy with `if_healthy`.

    NaN where nobody gets that result.
    """
    ill, healthy = prior * if_ill, (1 - prior) * if_healthy
    return ill / (ill + healthy) if ill + healthy > 0 else float("nan")


@EXPLORERS.register("bayes", label="Bayes: what a test says", order=110)
class Bayes(Explorer):
    """Ten thousand people, an illness, and a test that errs: how many of those it calls ill are ill?

        P(ill | +) = P(+ | ill)·P(ill) / P(+)
        P(+) = P(+ | ill)·P(ill) + P(+ | healthy)·P(healthy)

    People count the dots: among many healthy ones a small error makes more false alarms than there are ill people. A
    second test begins with what the first one left as the probability.

    Source: Bayes (1763), An Essay towards solving a Problem in the Doctrine of Chances.
    """

    prevalence: float = parameter(
        0.01, label="Prevalence", help="The share of people who are ill: P(ill).", ge=0, le=1, logarithmic=True
    )
    sensitivity: float = parameter(
        0.99, label="Sensitivity", help="The share of the ill whom the test finds: P(+ | ill).", ge=0, le=1
    )
    specificity: float = parameter(
        0.99, label="Specificity", help="The share of the healthy whom the test clears: P(− | healthy).", ge=0, le=1
    )
    tests: int = parameter(
        1, label="Positive tests", help="Results in a row that are all positive, each independent.", ge=1, le=5
    )
    show: Literal["people", "tree"] = parameter(
        "people", label="Picture", help="Dots for people, or the tree of probabilities."
    )

    group = "evaluation"
    topics = (38,)
    terms = "bayes prior posterior likelihood total probability 贝叶斯 先验 后验 全概率 条件概率"
    card = Card(
        tries=(
            text("Before you look: of 100 people whom this test calls ill, how many are? Then read the posterior."),
            text("Lower the prevalence to 0.1 % and say what happens to a positive result; then test twice."),
            text("Find the specificity with which a positive result means 90 %, at a prevalence of 1 %."),
        ),
        mistakes=(
            text("“The test is 99 % right, so I am ill with 99 %.” That is P(+ | ill), not P(ill | +)."),
            text("“A rare illness makes no difference to a test.” There are more healthy people, so more alarms."),
        ),
        script=text(
            "Let the class guess the posterior for 1 % and 99 %, and write the guesses down. Show the dots: 99 of the "
            "ill and 99 of the healthy are called ill, so it is a half. Ask who would be treated on that. Test twice: "
            "0.99. Close with a prevalence of 0.1 %, and with 10 % as among people with symptoms."
        ),
    )  # fmt: skip
    numbers = {
        "positive": Readout(text("Share with a positive result")),
        "posterior": Readout(text("P(ill | +)")),
        "posterior_negative": Readout(text("P(ill | −)")),
        "after_all": Readout(text("P(ill | all tests +)")),
        "true_positives": Readout(text("Ill and found"), "people"),
        "false_positives": Readout(text("Healthy but called ill"), "people"),
        "false_negatives": Readout(text("Ill but missed"), "people"),
        "true_negatives": Readout(text("Healthy and cleared"), "people"),
    }
    runs = (posterior,)

    def after(self, tests: int) -> float:
        """P(ill) after so many positive results."""
        probability = self.prevalence
        for _ in range(tests):
            probability = posterior(probability, self.sensitivity, 1 - self.specificity)
        return probability

    def scene(self, step: int = 0) -> Scene:
        """group: int[100, 100], 0 ill and found, 1 ill but missed, 2 healthy but called ill, 3 healthy and cleared.

        tree: float[2, 2], P(ill or healthy and + or −). after: float[tests + 1], P(ill) after each test.
        curve: float[2, 200], prevalence and P(ill | +).
        """
        ill = round(PEOPLE * self.prevalence)
        found = round(ill * self.sensitivity)
        alarms = round((PEOPLE - ill) * (1 - self.specificity))
        counts = (found, ill - found, alarms, PEOPLE - ill - alarms)
        joint = np.outer((self.prevalence, 1 - self.prevalence), (1.0, 1.0))
        joint *= ((self.sensitivity, 1 - self.sensitivity), (1 - self.specificity, self.specificity))
        prevalences = np.geomspace(1e-4, 1, 200)
        answers = [posterior(float(p), self.sensitivity, 1 - self.specificity) for p in prevalences]
        return frozen(
            {
                "group": np.repeat(np.arange(4), counts).reshape(SIDE, SIDE),
                "tree": joint,
                "after": [self.after(tests) for tests in range(self.tests + 1)],
                "curve": [prevalences, answers],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """The probabilities exactly, the people of 10,000 as expected numbers."""
        ill, healthy = PEOPLE * self.prevalence, PEOPLE * (1 - self.prevalence)
        alarm = 1 - self.specificity
        return {
            "positive": self.prevalence * self.sensitivity + (1 - self.prevalence) * alarm,
            "posterior": posterior(self.prevalence, self.sensitivity, alarm),
            "posterior_negative": posterior(self.prevalence, 1 - self.sensitivity, self.specificity),
            "after_all": self.after(self.tests),
            "true_positives": ill * self.sensitivity,
            "false_positives": healthy * alarm,
            "false_negatives": ill * (1 - self.sensitivity),
            "true_negatives": healthy * self.specificity,
        }
