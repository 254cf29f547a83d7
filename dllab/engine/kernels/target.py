"""What machine code is made for: a class of processors, or what NUMBA_CPU_NAME and NUMBA_CPU_FEATURES name instead.

Code for a class runs on all of its processors, so that it can be made where the app is built and come along with it.
"""

import functools
import platform
import re
import sys
from collections.abc import Mapping
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


V3 = {
    "avx", "avx2", "bmi", "bmi2", "cx16", "f16c", "fma", "lzcnt", "movbe", "popcnt", "sahf", "sse3", "sse4.1", "sse4.2",
    "ssse3", "xsave",
}  # fmt: skip
V4 = V3 | {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}
LEVELS = {"x86-64-v4": V4, "x86-64-v3": V3}  # what a processor of each has; psABI x86-64, table 3.1


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

    aim()
    triple, name, features = cpu_target.target_context.codegen().magic_tuple()
    machine = llvm.Target.from_triple(triple).create_target_machine(cpu=name, features=features)
    code = machine.emit_assembly(llvm.parse_assembly(PROBE.format(triple=triple)))
    avx2_and_fma = bool(re.search(r"vfmadd\w+ps.*[yz]mm", code) and re.search(r"vpaddd.*[yz]mm", code))
    return Target(triple, name, "zmm" in code, avx2_and_fma or not triple.startswith("x86_64"))


def aim() -> None:
    """Have numba compile for this processor's class, unless it was told or has begun to compile for something else."""
    import llvmlite.binding as llvm
    from numba import config
    from numba.core.registry import cpu_target

    begun = "_toplevel_target_context" in vars(cpu_target)
    if config.CPU_NAME is None and not begun and (name := class_of(platform.machine(), llvm.get_host_cpu_features())):
        config.CPU_NAME, config.CPU_FEATURES = name, ""


def class_of(machine: str, features: Mapping[str, bool]) -> str | None:
    """LLVM's name of the class that a processor belongs to; None where it is in none."""
    if machine.lower() in ("arm64", "aarch64"):
        return "apple-m1" if sys.platform == "darwin" else "generic"
    if machine.lower() not in ("x86_64", "amd64"):
        return None
    return next((name for name, needed in LEVELS.items() if all(features.get(one) for one in needed)), None)


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
