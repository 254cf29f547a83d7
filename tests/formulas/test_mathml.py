from xml.etree import ElementTree as Xml

import pytest

from dllab.formulas import mathml, read
from tests.formulas.test_reading import LINES

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mover": 2}


@pytest.mark.parametrize("line", LINES)
def test_that_a_formula_is_well_formed_and_every_part_has_what_it_needs(line):
    root = Xml.fromstring(mathml(read(line)))
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        assert len(element) == CHILDREN.get(name, len(element))


def test_that_a_fraction_is_written_as_the_standard_says():
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac>" in mathml(read("a/2"))
    assert "<msubsup><mi>β</mi>" in mathml(read("β₁ᵗ")) and "&lt;" in mathml(read("a < b"))
