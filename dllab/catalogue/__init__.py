"""Every choice the lab offers, described once.

A choice is a frozen pydantic model: its fields are its parameters, its docstring explains it, and a registry knows it
by its id. The form, the command line, the experiment file and the reference page are all made from what stands here.

    @OPTIMIZERS.register("sgd", label="SGD")
    class SGD(Optimizer):
        '''One line that says what it does.

            w ← w − η·g

        When it fails.

        Source: Robbins & Monro (1951).
        '''
        momentum: float = parameter(0.0, label="Momentum", help="…", ge=0, lt=1)
"""

from dllab.catalogue.choice import Choice, Explanation, called
from dllab.catalogue.elsewhere import LeftOut, left_out
from dllab.catalogue.fields import (
    FileName,
    Finite,
    FloatList,
    FromRegistry,
    IntList,
    ListFrom,
    NameFrom,
    Point,
    PointList,
    RunName,
    nested_choice,
    nested_list,
    parameter,
)
from dllab.catalogue.names import UnknownName, nearest_name
from dllab.catalogue.parameters import Kind, Parameter, families_of, parameters_of
from dllab.catalogue.registry import Registry, import_all

__all__ = [
    "Choice",
    "Explanation",
    "FileName",
    "Finite",
    "FloatList",
    "FromRegistry",
    "IntList",
    "Kind",
    "LeftOut",
    "ListFrom",
    "NameFrom",
    "Parameter",
    "Point",
    "PointList",
    "Registry",
    "RunName",
    "UnknownName",
    "called",
    "families_of",
    "import_all",
    "left_out",
    "nearest_name",
    "nested_choice",
    "nested_list",
    "parameter",
    "parameters_of",
]
