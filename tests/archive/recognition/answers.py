"""Answers of a reading network, made up step by step."""

import numpy as np


def answer(alphabet, *steps):
    """Return probabilities of each step from {character: probability}; the rest is the blank's."""
    values = np.zeros((len(steps), len(alphabet)), np.float32)
    for row, step in enumerate(steps):
        for character, probability in step.items():
            values[row, alphabet.index(character)] = probability
        values[row, 0] += max(0.0, 1.0 - sum(step.values()))
    return values
