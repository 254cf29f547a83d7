"""What is healthy in a layer, in numbers: the same for the lights in the window and for the findings."""

VANISHED = 1e-3  # ‖g_l‖/‖g_L‖; Glorot & Bengio (2010) saw 1e-2 in networks of 5 layers that did not train
GROWN = 1e3  # ‖g_l‖/‖g_L‖
GROWN_NORM = 1.0  # ‖g_l‖ below which a gradient is short, however much shorter the output layer's is
EXPLODED = 100.0  # ‖g‖: ten times the largest clip norms in use, 1 to 10 (Pascanu et al. 2013)
SATURATED = 0.5  # share of the outputs of a layer that squashes
DEAD = 0.4  # share of a layer's units; healthy deep ReLU networks of width 32 have up to a third off in every batch
FEW_EXAMPLES = 8  # in a batch: below, Wu & He (2018), figure 1, see the error of batch normalization shoot up
CRAWLING = 2e-5  # ‖ΔW‖/‖W‖ of an update: 1/50 of the usual 1e-3
JUMPING = 0.1  # ‖ΔW‖/‖W‖ of an update: 100 times the usual 1e-3
