"""Numbers in worked formulas."""

from functools import partial

from dllab.numerals import number

write = partial(number, digits=4)  # what a formula comes to

_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def put_in(template: str, *values: float, digits: int = 4) -> str:
    """`template` with numbers for its `{}`; brackets where a sign or a power of ten would be misread."""
    parts, rest = [], template
    for value in values:
        head, _, tail = rest.partition("{}")
        written = number(value, digits)
        tight = head.endswith(("√", "/")) or tail.startswith(_RAISED)
        bracketed = written.startswith("−") and head != "" or tight and written.endswith(_RAISED)
        parts.append(head + (f"({written})" if bracketed else written))
        rest = tail
    return "".join([*parts, rest])
