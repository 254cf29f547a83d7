"""Trained networks and their curves for other programs."""

from dllab.training.export.model import Model
from dllab.training.export.notebook import write_notebook
from dllab.training.export.onnx import write_onnx
from dllab.training.export.pytorch import write_pytorch
from dllab.training.export.safetensors import write_safetensors
from dllab.training.export.tensorboard import write_events

__all__ = ["Model", "write_events", "write_notebook", "write_onnx", "write_pytorch", "write_safetensors"]
