"""What a finding says, and whether what it offers can be done."""

from dllab import Trainer


def shown(finding):
    """What a person reads."""
    values = {name: ", ".join(it) if isinstance(it, tuple) else it for name, it in finding.values.items()}
    return finding.template.format(**values)


def measured(finding):
    """The numbers of a finding by their labels."""
    return {number.label: number.value for number in finding.numbers}


def runs(finding, data):
    """Whether every remedy is another experiment that starts; and that there are one to three."""
    for remedy in finding.remedies:
        remedy.template.format(**remedy.values)
        Trainer(remedy.experiment, data).train(2)
    return 1 <= len(finding.remedies) <= 3
