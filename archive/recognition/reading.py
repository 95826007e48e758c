"""Reading found lines: pictures of lines in, text with confidence and alternatives out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.line import Alternative
from archive.recognition.beam_search import Guess, Spelt, Step, likeliest_texts, steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network
    from archive.repair.language import LanguageModel

HEIGHT = 48
"""Pixels that the network wants a line to be high."""
_LEAST_WIDTH = 48
_MOST_WIDTH = 3_200
_PIXELS_PER_BATCH = 6 * 48 * 720
_MOST_PER_BATCH = 16

_ALTERNATIVES = 4
_LEAST_PROBABILITY = 0.01
_CERTAIN = 0.985


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network saw in the picture of a line, of which the first ``filled`` steps show it.

    ``guesses`` are what the line may say, the likeliest first; none where no language was asked.
    """

    steps: tuple[Step, ...]
    filled: float
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says. ``places`` tells where along it each character stands, from 0 to 1."""

    text: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    places: tuple[float, ...]
    seen: Seen = Seen((), 0.0)


NOTHING = ReadLine("", 0.0, (), ())


def cut_out(page: NDArray[np.uint8], line: FoundLine) -> NDArray[np.uint8]:
    """Return the picture of a line, level and ``HEIGHT`` pixels high.

    Vertical lines are laid on their left side, as the network was taught to read them.
    """
    import cv2
    import numpy as np

    scale = HEIGHT / max(line.thickness, 1.0)
    width = int(min(max(math.ceil(line.length * scale), 8), _MOST_WIDTH))
    stretch = width / max(line.length, 1.0)
    turn = math.radians(line.angle + (90 if line.vertical else 0))
    along = np.array([math.cos(turn), math.sin(turn)])
    across = np.array([-math.sin(turn), math.cos(turn)])
    corner = np.array([line.x, line.y]) - along * line.length / 2 - across * line.thickness / 2
    # columns of the matrix lead from a pixel of the picture to one of the page
    matrix = np.column_stack([along / stretch, across / scale, corner])
    # shrinking by more than two would skip pixels: smooth first
    page, matrix = _reduced_around(page, line, matrix, 1 / scale)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    picture: NDArray[np.uint8] = cv2.warpAffine(
        page, matrix, (width, HEIGHT), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return picture


def _reduced_around(
    page: NDArray[np.uint8], line: FoundLine, matrix: NDArray[np.float64], shrink: float
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    import cv2

    box = line.box.grown(4)
    left, top = max(0, box.left), max(0, box.top)
    part = page[top : box.bottom, left : box.right]
    matrix = matrix.copy()
    matrix[:, 2] -= (left, top)
    if shrink > 1.5 and min(part.shape) > 8:
        size = (max(1, round(part.shape[1] / shrink)), max(1, round(part.shape[0] / shrink)))
        ratio_x, ratio_y = size[0] / part.shape[1], size[1] / part.shape[0]
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
        matrix[0] *= ratio_x
        matrix[1] *= ratio_y
    return part, matrix


def read_lines(
    network: Network,
    characters: Sequence[str],
    pictures: Sequence[NDArray[np.uint8]],
    progress: Progress,
    language: LanguageModel | None = None,
) -> list[ReadLine]:
    """Read pictures of lines and return what each says, in their order (see ``decode``).

    Raises:
        TaskCancelledError: If ``progress`` says so; asked once a batch.
    """
    import numpy as np

    order = sorted(range(len(pictures)), key=lambda number: pictures[number].shape[1])
    result = [NOTHING] * len(pictures)
    start = 0
    while start < len(order):
        progress.step(start, len(order), "reading lines")
        batch = _next_batch(order, start, pictures)
        width = max(_LEAST_WIDTH, *(pictures[number].shape[1] for number in batch))
        values = np.zeros((len(batch), 3, HEIGHT, width), np.float32)
        for row, number in enumerate(batch):
            picture = pictures[number]
            values[row, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1
        answers = network.run(values)
        for row, number in enumerate(batch):
            share = pictures[number].shape[1] / width
            result[number] = decode(answers[row], characters, share, language)
        start += len(batch)
    progress.step(len(order), len(order), "reading lines")
    return result


def _next_batch(order: list[int], start: int, pictures: Sequence[NDArray[np.uint8]]) -> list[int]:
    batch: list[int] = []
    for number in order[start : start + _MOST_PER_BATCH]:
        width = max(_LEAST_WIDTH, pictures[number].shape[1])
        if batch and (len(batch) + 1) * width * HEIGHT > _PIXELS_PER_BATCH:
            break
        batch.append(number)
    return batch


def decode(
    probabilities: NDArray[np.float32],
    characters: Sequence[str],
    share: float = 1.0,
    language: LanguageModel | None = None,
) -> ReadLine:
    """Turn the network's answer (steps × classes) into text, keeping what else it might be.

    ``share`` is the part of the steps that the line fills; the rest is padding. ``language`` helps
    to choose where the network wavers; the confidence is that of the network alone.
    """
    import numpy as np

    spelt = _seen_best(probabilities)
    if not spelt:
        return NOTHING
    steps = steps_of(probabilities)
    guesses = likeliest_texts(steps, characters, language) if language is not None else ()
    seen = Seen(steps, max(1.0, len(probabilities) * share), tuple(guesses))
    confidence = float(np.mean([_surest(seen, one)[1] for one in spelt]))
    if guesses:
        spelt = guesses[0].spelt
    return spell_out(spelt, seen, characters, confidence)


def spell_out(
    spelt: Sequence[Spelt], seen: Seen, characters: Sequence[str], confidence: float
) -> ReadLine:
    """Return the line whose characters were seen so, with what else they might be."""
    text = ""
    places: list[float] = []
    others: list[Alternative] = []
    for one in spelt:
        step, sure = _surest(seen, one)
        if sure < _CERTAIN:
            alternative = _alternatives(len(text), one.number, step, characters)
            others += [alternative] if alternative else []
        text += characters[one.number]
        places.append(min(1.0, (one.first + one.end) / 2 / seen.filled))
    return ReadLine(text, confidence, tuple(others), tuple(places), seen)


def _seen_best(probabilities: NDArray[np.float32]) -> tuple[Spelt, ...]:
    """Return what the network thinks likeliest at every step."""
    import numpy as np

    best = probabilities.argmax(axis=1)
    edges = (np.flatnonzero(np.diff(best)) + 1).tolist()
    runs = zip([0, *edges], [*edges, len(best)], strict=True)
    return tuple(Spelt(int(best[first]), first, end) for first, end in runs if best[first])


def _surest(seen: Seen, spelt: Spelt) -> tuple[Step, float]:
    """Return the step that shows a character best, and how sure the network is of it."""
    steps = seen.steps[spelt.first : spelt.end]
    step = max(steps, key=lambda step: step.seen.get(spelt.number, 0.0))
    return step, step.seen.get(spelt.number, 0.0)


def _alternatives(
    index: int, chosen: int, step: Step, characters: Sequence[str]
) -> Alternative | None:
    kept = sorted(
        (
            (probability, number)
            for number, probability in step.seen.items()
            if number != chosen and probability >= _LEAST_PROBABILITY
        ),
        reverse=True,
    )[:_ALTERNATIVES]
    if not kept:
        return None
    return Alternative(
        index,
        tuple(characters[number] for _, number in kept),
        tuple(round(probability, 4) for probability, _ in kept),
    )
