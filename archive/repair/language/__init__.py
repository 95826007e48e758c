"""An offline statistical model of Chinese, with German and English word lists.

``language_model()`` gives the one model of the process. It answers whether a piece of text
continues another, how odd a character is, what is a word or a name, and what a misread character
may have been. Its tables are in ``resources/lexicons``, built by the scripts there.
"""

from __future__ import annotations

from archive.repair.language.doubt import Doubt
from archive.repair.language.model import LanguageModel, language_model
from archive.repair.language.names import NameSplit
from archive.repair.language.signs import is_modelled, is_traditional, simplified

__all__ = [
    "Doubt",
    "LanguageModel",
    "NameSplit",
    "is_modelled",
    "is_traditional",
    "language_model",
    "simplified",
]
