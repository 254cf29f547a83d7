"""Trained networks for other programs: as a PyTorch script with its weights, and as an ONNX model."""

from dllab.training.export.model import Model
from dllab.training.export.onnx import write_onnx
from dllab.training.export.pytorch import write_pytorch

__all__ = ["Model", "write_onnx", "write_pytorch"]
