"""A run with no kernel on disk compiles what it needs, once, and nothing else."""

import pytest

from tests.bench.cold import from_nothing

PARTS = "dllab.engine."
UNWANTED = {
    "shared.large_product", "shared.product_part", "shared.large_update", "kernels.gemm.packed_gemm",
    "kernels.team.share", "kernels.team.serve", "augmentation.augment", "augmentation.move_image",
    "regularization.disturb", "kernels.random.add_noise",
}  # fmt: skip
MOST = 80


@pytest.mark.slow
def test_that_a_first_run_compiles_nothing_that_only_others_need():
    names = [name.removeprefix(PARTS) for _, name in from_nothing()["functions"]]
    assert "step.train" in names and UNWANTED.isdisjoint(names)
    assert len(names) <= MOST
