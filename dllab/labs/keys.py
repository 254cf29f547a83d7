"""The keys of an experiment, as a lab names them: `optimizer.learning_rate`, `network.hidden`, or a whole section."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel

from dllab.catalogue.fields import nested_choice
from dllab.experiment import Experiment
from dllab.labs.tables import NotKnown


def read_key(key: str) -> str:
    """The key, if some experiment has it; raises NotKnown, with the keys that stand where it would."""
    model: type[BaseModel] = Experiment
    parts = key.split(".")
    for place, part in enumerate(parts):
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if part not in fields:
            above = ".".join(parts[:place])
            raise NotKnown("settings", key, [f"{above}.{name}" if above else name for name in fields])
        annotation, choice = fields[part].annotation, nested_choice(fields[part])
        rest = parts[place + 1 :]
        if choice and rest:
            known = {"name", *(name for one in choice.registry for name in one.model_fields)}
            if rest[0] not in known:
                raise NotKnown("settings", key, [".".join((*parts[: place + 1], name)) for name in known])
            return key
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return key  # a number, or a list with an entry a layer: what stands inside is the experiment's business
        model = annotation
    return key


Key = Annotated[str, AfterValidator(read_key)]
