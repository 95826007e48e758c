"""The language model as its users see it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from archive.repair.language.characters import ORDER, CharacterModel
from archive.repair.language.continuation import ContinuationModel
from archive.repair.language.doubt import Doubt, DoubtModel
from archive.repair.language.names import NameModel, NameSplit
from archive.repair.language.signs import are_modelled, sign_text
from archive.repair.language.words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

_NAME: Final = 0.0


class LanguageModel:
    """Statistics of Chinese characters and words, of names, and of German and English words.

    Traditional characters are read as their simplified forms. Probabilities are natural logs.
    The tables are read when the model is made, which takes some ten milliseconds.
    Answers are the same in every run and on every machine. One model serves several threads.
    """

    def __init__(self) -> None:
        self._characters = CharacterModel()
        self._lexicon = Lexicon()
        self._continuation = ContinuationModel(self._characters)
        self._doubt = DoubtModel(self._characters)
        self._names = NameModel(self._characters, self._lexicon)

    def continues(self, left: str, right: str) -> float:
        """Return the log-odds that ``right`` directly continues ``left`` in running text.

        The other explanation is that ``right`` begins some clause of another place. Above 0 is
        evidence for, below 0 against. Only the text near the border counts. For many pairs use
        ``continues_pairs`` or ``continues_matrix``, which take a few microseconds a pair.
        """
        return self._continuation.single(left, right)

    def continues_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return ``continues`` for each of many pairs."""
        return [float(score) for score in self._continuation.pairs(pairs)]

    def continues_matrix(
        self, lefts: Sequence[str], rights: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return ``continues`` of every left piece (row) with every right piece (column)."""
        return self._continuation.matrix(lefts, rights)

    def likeliest_follower(self, left: str) -> tuple[str, float]:
        """Return the Chinese character that is most likely next, and its probability."""
        return self._characters.likeliest_follower(left)

    def log_prob_after(self, left: str, character: str) -> float:
        """Return the natural log probability of a character after a text (which may be empty).

        Whatever is neither Chinese nor a digit gets what any mark gets.
        """
        return self._characters.log_probability(sign_text(left[1 - ORDER :] + character))

    def surprisals(self, text: str) -> list[float]:
        """Return the surprisal of every character of a text (nats; 0 for what is not Chinese).

        A clause in ordinary prose has about 4 a character; above 9 is odd.
        """
        import numpy as np

        scores = self._characters.text_log_probabilities(text)
        surprisals: list[float] = np.where(are_modelled(text), -scores, np.float32(0)).tolist()
        return surprisals

    def is_word(self, text: str) -> bool:
        """Tell whether a text is a listed Chinese word of one to eight characters."""
        return self._lexicon.frequency(text) > 0

    def word_frequency(self, text: str) -> float:
        """Return how often a word occurs in a million words, 0 if it is unknown."""
        return self._lexicon.frequency(text)

    def segment(self, text: str) -> list[str]:
        """Cut a text into words; figures, Latin words, spaces and marks stay whole."""
        return self._lexicon.segment(text)

    def straddling_word(self, left: str, right: str) -> str | None:
        """Return the word that lies across the border of two pieces, if that is how they read."""
        return self._lexicon.straddling_word(left, right)

    def straddling_words(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Return ``straddling_word`` for each of many pairs."""
        return self._lexicon.straddling_words(pairs)

    def is_name(self, text: str) -> bool:
        """Tell whether a text that stands by itself is more likely a person's name than not."""
        return self._names.score(text) > _NAME

    def name_score(self, text: str) -> float:
        """Return the log-odds that a text that stands by itself is a person's name."""
        return self._names.score(text)

    def names_in(self, text: str) -> NameSplit | None:
        """Read a run of characters as names (赵琼谭杰 is 赵琼, 谭杰), or return None."""
        return self._names.split(text)

    def doubtful_characters(self, text: str, least: float = 4.0) -> list[Doubt]:
        """Return every odd character that a look-alike beats by ``least`` log-odds or more.

        Looks at a whole text in one go, so that a page takes some tens of milliseconds.
        """
        return self._doubt.find(text, self.surprisals(text), least)


@functools.cache
def language_model() -> LanguageModel:
    """Return the language model, opened when it is first asked for."""
    return LanguageModel()
