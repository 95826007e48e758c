"""Teach the network drawn lines, and count what it reads wrongly."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
import torch
from chance import Chance
from line_pictures import HEIGHT, UPRIGHT, draw_line
from network import BLANK, copied, features, last_layer
from rapidfuzz.distance import Levenshtein
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset
from typesetting import TypeCase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from line_pictures import LinePicture
    from network import State
    from wording import Wording

LINES = 16
FEWER_LINES = 10
LONG = 14
"""Lines a step; fewer if they have at least so many characters, to bound memory and time."""
LEAST_PER_CHARACTER = 16
"""Pixels: less than two places a character, and equal neighbours cannot be told apart."""
MOST_WIDTH = 1400
WARM_UP = 60
"""Steps before the rate is full."""
LEAST_RATE = 0.02
DECAY = 0.01
MOST_GRADIENT = 2.0
MEMORY = 0.995
"""How much of the running mean of the weights stays at every step."""
AHEAD = 8
REPORTED = 50
"""Steps from one report to the next."""
EXAMINED = {0.0: 10, 1.0: 5}
"""Batches of ten lines in an examination by how probably the characters are set upright."""
EXAMINED_LENGTH = 8


class Batch(NamedTuple):
    """Pictures of lines with values from -1 to 1, and their texts."""

    pictures: Tensor
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training."""

    wording: Wording
    minutes: float
    rate: float
    seed: int


def draw_batch(
    case: TypeCase,
    wording: Wording,
    alphabet: set[str],
    chance: Chance,
    asked: tuple[int, int, float] | None = None,
) -> Batch:
    """Draw lines of one length; ``asked`` is the length, their number and the share set upright."""
    length = chance.line_length()
    length, count, upright = asked or (length, LINES if length < LONG else FEWER_LINES, UPRIGHT)
    lines: list[LinePicture] = []
    while len(lines) < count:
        line = draw_line(case, wording, length, chance, upright)
        width = line.picture.shape[1]
        fits = len(line.text) * LEAST_PER_CHARACTER <= width < MOST_WIDTH
        if fits and line.text and alphabet.issuperset(line.text):
            lines.append(line)
    widest = max(line.picture.shape[1] for line in lines)
    pictures = np.zeros((len(lines), 1, HEIGHT, -(-widest // 8) * 8), np.float32)
    for number, line in enumerate(lines):
        pictures[number, 0, :, : line.picture.shape[1]] = line.picture / 127.5 - 1
    return Batch(torch.from_numpy(pictures), [line.text for line in lines])


class DrawnLines(IterableDataset[Batch]):
    """Batches without end, drawn in a process beside the training."""

    def __init__(self, wording: Wording, alphabet: set[str], seed: int) -> None:
        self._wording = wording
        self._alphabet = alphabet
        self._seed = seed

    def __iter__(self) -> Iterator[Batch]:
        """Yield batches; fonts are opened here, as they cannot be handed to another process."""
        cv2.setNumThreads(1)
        case, chance = TypeCase(), Chance(self._seed)
        while True:
            yield draw_batch(case, self._wording, self._alphabet, chance)


class _RunningMean:
    """The running mean of weights, which swings less than they do; short at the beginning."""

    def __init__(self, network: nn.Module) -> None:
        self.state = copied(network)
        self._steps = 0

    def add(self, network: nn.Module) -> None:
        self._steps += 1
        kept = min(MEMORY, (1 + self._steps) / (10 + self._steps))
        for name, weights in network.state_dict().items():
            if weights.dtype.is_floating_point:
                self.state[name].mul_(kept).add_(weights, alpha=1 - kept)


class _Lesson:
    """Scores lines with the classes that are taught only: scoring all takes far longer."""

    def __init__(self, network: nn.Module, alphabet: Sequence[str], taught: set[str]) -> None:
        self.network = network
        classes = [number for number, c in enumerate(alphabet) if c == BLANK or c in taught]
        self._number = {alphabet[number]: place for place, number in enumerate(classes)}
        layer = last_layer(network)
        self._weight = layer.weight.detach()[classes].contiguous()
        self._bias = layer.bias.detach()[classes].contiguous()

    def loss(self, batch: Batch) -> Tensor | None:
        """Return how improbable the texts are; none if every line has others."""
        rows = [row for row, text in enumerate(batch.texts) if self._number.keys() >= set(text)]
        if not rows:
            return None
        texts = [[self._number[c] for c in batch.texts[row]] for row in rows]
        pictures = batch.pictures[rows].expand(-1, 3, -1, -1).contiguous()
        found = features(self.network, pictures)
        scores = functional.linear(found, self._weight, self._bias).log_softmax(-1)
        return functional.ctc_loss(
            scores.transpose(0, 1),
            torch.tensor([number for text in texts for number in text]),
            torch.full((len(rows),), scores.shape[1]),
            torch.tensor([len(text) for text in texts]),
            zero_infinity=True,
        )


def train(network: nn.Module, alphabet: Sequence[str], taught: set[str], stage: Stage) -> State:
    """Train a network for some time and return the running mean of its weights.

    The last layer stays: it knows thousands of characters that drawn lines never have.
    """
    for weights in last_layer(network).parameters():
        weights.requires_grad_(requires_grad=False)
    trained = [weights for weights in network.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(trained, stage.rate, weight_decay=DECAY)
    lesson, mean = _Lesson(network, alphabet, taught), _RunningMean(network)
    _set_to_learn(network)
    losses: list[float] = []
    for done, batch in _for_minutes(stage.minutes, _drawn(stage, set(alphabet))):
        _set_rate(optimiser, stage.rate * _rate_at(done, len(losses)))
        loss = lesson.loss(batch)
        if loss is None:
            continue
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, MOST_GRADIENT)
        optimiser.step()
        mean.add(network)
        losses.append(loss.item())
        if len(losses) % REPORTED == 0:
            recent = np.mean(losses[-REPORTED:])
            print(f"{done:4.0%} {len(losses)} steps, loss {recent:.3f}", flush=True)
    print(f"{len(losses)} steps", flush=True)
    return mean.state


def _drawn(stage: Stage, alphabet: set[str]) -> Iterator[Batch]:
    lines = DrawnLines(stage.wording, alphabet, stage.seed)
    return iter(
        DataLoader(
            lines,
            batch_size=None,
            num_workers=1,
            prefetch_factor=AHEAD,
            multiprocessing_context="spawn",
        )
    )


def _for_minutes(minutes: float, batches: Iterator[Batch]) -> Iterator[tuple[float, Batch]]:
    """Yield batches for some time, each with the share of the time that is over."""
    first = next(batches)  # the process that draws takes its time to start
    start = time.monotonic()
    for batch in chain((first,), batches):
        done = (time.monotonic() - start) / (60 * minutes)
        if done >= 1:
            return
        yield done, batch


def _set_to_learn(network: nn.Module) -> None:
    """Let a network learn, but keep what it knows of the mean and spread of its signals."""
    network.train()
    for part in network.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.eval()


def _rate_at(done: float, steps: int) -> float:
    """Return the share of the full rate: it rises for some steps, then falls like a cosine."""
    falling = (1 + math.cos(math.pi * done)) / 2
    return min(1.0, (steps + 1) / WARM_UP) * (LEAST_RATE + (1 - LEAST_RATE) * falling)


def _set_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = rate


def draw_examination(wording: Wording, alphabet: Sequence[str], seed: int) -> list[Batch]:
    """Draw lines to measure by, which no training draws."""
    case, chance = TypeCase(), Chance(seed)
    return [
        draw_batch(case, wording, set(alphabet), chance, (EXAMINED_LENGTH, 10, upright))
        for upright, batches in EXAMINED.items()
        for _ in range(batches)
    ]


def error_rate(network: nn.Module, alphabet: Sequence[str], examination: list[Batch]) -> float:
    """Return the mistakes per character that a network makes reading lines."""
    network.eval()
    wrong = characters = 0
    for batch in examination:
        with torch.no_grad():
            found = features(network, batch.pictures.expand(-1, 3, -1, -1))
            best = last_layer(network)(found).argmax(-1)
        for row, text in zip(best, batch.texts, strict=True):
            said = "".join(alphabet[number] for number in torch.unique_consecutive(row).tolist())
            wrong += Levenshtein.distance(said, text)
            characters += len(text)
    return wrong / characters
