"""Small faults, as a tired person makes them, found in source code one by one.

Left alone is what no test could notice: docstrings, annotations, texts and labels, what is logged or raised, asserts,
sizes of blocks and waiting times, and how a widget looks.
"""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SIGNS: dict[type, type] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
FACTORS: dict[type, type] = {ast.Mult: ast.Div, ast.Div: ast.Mult}
BORDERS: dict[type, type] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
OPPOSITES: dict[type, type] = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
OPPOSITES |= {ast.In: ast.NotIn, ast.NotIn: ast.In}
SCALE = 1.25  # a wrong constant is so many times the right one

ANY_ORDER = {"max", "min", "maximum", "minimum", "hypot", "isclose", "allclose", "array_equal", "gcd", "lcm", "add"}
WORDS = {"text", "tr", "warning", "info", "debug", "exception", "error", "fill_error", "NewType", "TypeVar", "cast"}
WORD_KEYWORDS = {"label", "help", "unit", "order", "title", "name", "daemon", "timerType", "orientation", "flags"}
LOOKS = re.compile(
    r"set(Contents|Spacing|ObjectName|Fixed|Minimum|Maximum|SizePolicy|StyleSheet|Alignment|WordWrap|Cursor|Frame|ZValue"
    r"|ToolButtonStyle|Indent|Margin|Stretch|Column|Row|Icon|Corner|Text(Format|Interaction)|Vertical|Horizontal|Font"
    r"|RenderHint|Brush|Pen|Alternating|Selection|Edit|Show|Tracking|Default|AutoRaise|UpdatesEnabled|Elide)\w*"
    r"|add(Stretch|Spacing)|freeze|unfreeze|collect|flush|fsync|deleteLater|update|repaint|resize"
)
UNMEASURED = re.compile(
    r"(^|_)(MS|SECONDS|PATIENCE|POLL|CHUNK|BLOCK|TILE|PANEL|ROOM|WORKERS|FASTMATH|OPTIONS|SIZE|WIDTH|HEIGHT|MARGIN|GAP"
    r"|PIXELS|KEPT|MB|BYTES|RATE|DEADLINE|LONGEST|MANY|MOST|SPACING|COLOU?RS?|FONT|ICON)(_|$)"
)
PATHS = re.compile(r"path|folder|root|file|dir|place|home|['\"]", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Fault:
    """One change of one file: bytes `start` to `end` give way to `after`, in brackets where it is an expression."""

    path: str
    line: int
    start: int
    end: int
    kind: str
    before: str
    after: str

    def put_into(self, source: bytes) -> bytes:
        """The file with the fault in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def faults_of(path: str, source: bytes) -> list[Fault]:
    """All faults that the file offers, in a fixed order."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for kind, node, changed in _Finder(in_window=path.startswith("dllab/gui/")).search(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        after = ast.unparse(changed)
        written = f"({after})" if isinstance(changed, ast.expr) else after
        found.append(Fault(path, node.lineno, start, end, kind, ast.unparse(node), written))
    return sorted(set(found))


Found = Iterator[tuple[str, Any, Any]]  # kind, node, and what stands in its place


class _Finder:
    """Walks through a module, past what is left alone."""

    def __init__(self, in_window: bool):
        self._in_window = in_window
        self._parameters: list[str] = []

    def search(self, node: ast.AST, weighed: bool = False) -> Found:
        """The faults at and below `node`; `weighed`: its value is calculated or compared with."""
        handler: Callable[..., Found] | None = getattr(self, f"_{type(node).__name__}", None)
        if handler is None:
            yield from self._children(node, weighed)
        else:
            yield from handler(node, weighed)

    def _children(self, node: ast.AST, weighed: bool = False) -> Found:
        for child in ast.iter_child_nodes(node):
            yield from self.search(child, weighed)

    # What is left alone

    def _nothing(self, node: ast.AST, weighed: bool) -> Found:
        yield from ()

    _Assert = _Raise = _Import = _ImportFrom = _JoinedStr = _Match = _nothing  # type: ignore[assignment]

    def _If(self, node: ast.If, weighed: bool) -> Found:
        test = ast.unparse(node.test)
        if "TYPE_CHECKING" in test or "__name__" in test:
            return
        yield from self._children(node)

    def _FunctionDef(self, node: ast.FunctionDef, weighed: bool) -> Found:
        outer, self._parameters = (
            self._parameters,
            [argument.arg for argument in node.args.args if argument.arg != "self"],
        )
        for statement in node.body[ast.get_docstring(node) is not None :]:
            yield from self.search(statement)
        self._parameters = outer

    def _ClassDef(self, node: ast.ClassDef, weighed: bool) -> Found:
        for statement in node.body[ast.get_docstring(node) is not None :]:
            yield from self.search(statement)

    def _AnnAssign(self, node: ast.AnnAssign, weighed: bool) -> Found:
        if node.value and not UNMEASURED.search(ast.unparse(node.target).upper()):
            yield from self.search(node.value)

    def _Assign(self, node: ast.Assign, weighed: bool) -> Found:
        names = ast.unparse(node.targets[0])
        if not ((names.isupper() and UNMEASURED.search(names)) or names.startswith("__")):
            yield from self.search(node.value)

    # What is changed

    def _BinOp(self, node: ast.BinOp, weighed: bool) -> Found:
        text = f"{ast.unparse(node.left)} {ast.unparse(node.right)}"
        if type(node.op) in SIGNS and not ("'" in text or '"' in text or "[" in text[:1]):
            yield "sign", node, _with(node, op=SIGNS[type(node.op)]())
            yield "dropped term", node, node.left
        elif type(node.op) in FACTORS and not PATHS.search(text):
            yield "factor", node, _with(node, op=FACTORS[type(node.op)]())
            yield "dropped factor", node, node.left
        if not isinstance(node.op, ast.BitOr):  # which joins flags and types
            yield from self._children(node, weighed=True)

    def _UnaryOp(self, node: ast.UnaryOp, weighed: bool) -> Found:
        if isinstance(node.op, ast.USub | ast.Not):
            yield ("sign" if isinstance(node.op, ast.USub) else "condition"), node, node.operand
        yield from self._children(node, weighed)

    def _AugAssign(self, node: ast.AugAssign, weighed: bool) -> Found:
        if type(node.op) in SIGNS:
            yield "sign", node, _with(node, op=SIGNS[type(node.op)]())
        yield "dropped statement", node, ast.Pass()
        yield from self.search(node.value, weighed=True)

    def _Compare(self, node: ast.Compare, weighed: bool) -> Found:
        for place, operator in enumerate(node.ops):
            for kind, others in (("border", BORDERS), ("condition", OPPOSITES)):
                if type(operator) in others:
                    ops = [*node.ops[:place], others[type(operator)](), *node.ops[place + 1 :]]
                    yield kind, node, _with(node, ops=ops)
        yield from self._children(node, weighed=True)

    def _BoolOp(self, node: ast.BoolOp, weighed: bool) -> Found:
        yield "logic", node, _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        yield from self._children(node)

    def _Subscript(self, node: ast.Subscript, weighed: bool) -> Found:
        yield from self._children(node, weighed=True)

    def _Constant(self, node: ast.Constant, weighed: bool) -> Found:
        value = node.value
        if isinstance(value, bool):
            yield "flag", node, ast.Constant(not value)
        elif self._in_window and not weighed:
            return
        elif isinstance(value, int):
            yield "off by one", node, ast.Constant(value + 1)
            if value > 0:
                yield "off by one", node, ast.Constant(value - 1)
        elif isinstance(value, float):
            yield "constant", node, ast.Constant(value * SCALE if value else 1.0)

    def _Name(self, node: ast.Name, weighed: bool) -> Found:
        if isinstance(node.ctx, ast.Load) and node.id in self._parameters and len(self._parameters) > 1:
            place = self._parameters.index(node.id)
            other = self._parameters[place - 1 if place else 1]
            yield "name", node, ast.Name(other, ast.Load())

    def _Expr(self, node: ast.Expr, weighed: bool) -> Found:
        if isinstance(node.value, ast.Call) and self._matters(node.value):
            yield "dropped statement", node, ast.Pass()
        yield from self._children(node)

    def _Call(self, node: ast.Call, weighed: bool) -> Found:
        name = _called(node)
        if not self._matters(node):
            return
        plain = all(isinstance(argument, ast.Name | ast.Attribute) for argument in node.args[:2])
        if (
            len(node.args) > 1
            and plain
            and name not in ANY_ORDER
            and ast.unparse(node.args[0]) != ast.unparse(node.args[1])
        ):
            yield "arguments", node, _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
        yield from self.search(node.func)
        for argument in node.args:
            yield from self.search(argument, weighed)
        for keyword in node.keywords:
            if keyword.arg not in WORD_KEYWORDS:
                yield from self.search(keyword.value, weighed)

    def _matters(self, node: ast.Call) -> bool:
        """Whether a test could notice that it is not called, or called with something else."""
        name = _called(node)
        return name not in WORDS and not (self._in_window and LOOKS.fullmatch(name))


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def _with(node: Any, **changed: Any) -> Any:
    other = copy.copy(node)
    for name, value in changed.items():
        setattr(other, name, value)
    return other
