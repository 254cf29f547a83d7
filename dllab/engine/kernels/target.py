"""What machine code is made for: the processor, or whatever NUMBA_CPU_NAME and NUMBA_CPU_FEATURES name in its place."""

import functools
import re
from typing import NamedTuple

from dllab.messages import UserError, text

PROBE = """
target triple = "{triple}"
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
define <16 x float> @floats(<16 x float> %a, <16 x float> %b, <16 x float> %c) {{
  %d = call <16 x float> @llvm.fma.v16f32(<16 x float> %a, <16 x float> %b, <16 x float> %c)
  ret <16 x float> %d
}}
define <16 x i32> @integers(<16 x i32> %a, <16 x i32> %b) {{
  %c = add <16 x i32> %a, %b
  ret <16 x i32> %c
}}
"""


class UnfitProcessor(UserError):
    """There is no machine code for this processor that would be right and fast."""


class Target(NamedTuple):
    """triple, name: as LLVM calls them; wide: whether it has 512-bit vectors; fit: whether code for it can be used."""

    triple: str
    name: str
    wide: bool
    fit: bool


@functools.cache
def target() -> Target:
    """What numba compiles for. What it can do is read from what LLVM makes of a probe: a name alone does not tell."""
    import llvmlite.binding as llvm
    from numba.core.registry import cpu_target

    triple, name, features = cpu_target.target_context.codegen().magic_tuple()
    machine = llvm.Target.from_triple(triple).create_target_machine(cpu=name, features=features)
    code = machine.emit_assembly(llvm.parse_assembly(PROBE.format(triple=triple)))
    avx2_and_fma = bool(re.search(r"vfmadd\w+ps.*[yz]mm", code) and re.search(r"vpaddd.*[yz]mm", code))
    return Target(triple, name, "zmm" in code, avx2_and_fma or not triple.startswith("x86_64"))


def require_fit_processor() -> None:
    """Raise UnfitProcessor for x86-64 code without AVX2 and FMA: multiply-adds made of parts are 60 times slower."""
    if not target().fit:
        raise UnfitProcessor(
            text(
                "the lab computes with AVX2 and FMA instructions, which most PCs have had since 2015; "
                "this processor (code for {name}) lacks them"
            ),
            name=target().name,
        )
