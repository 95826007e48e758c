"""Loads the translation of a language into the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from desktop_app.resource_folder import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LANGUAGES = ("en", "zh_CN")


def chosen_language(choice: str) -> str:
    """Return the language that a choice means on this machine."""
    if choice in LANGUAGES:
        return choice
    for language in QLocale.system().uiLanguages():
        if language.lower().startswith("zh"):
            return "zh_CN"
        if language.lower().startswith("en"):
            return "en"
    return "en"


class Translation:
    """The translators that are installed in the application; owned by the composition root."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = ""

    def use(self, choice: str) -> bool:
        """Install the translators of a language; tell whether the language is another one now."""
        language = chosen_language(choice)
        if language == self.language:
            return False
        self.remove()
        self.language = language
        if language != "en":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{language}", folder)
        self._install(language, str(RESOURCES / "translations"))  # English has its plurals there
        QLocale.setDefault(QLocale(language))
        return True

    def remove(self) -> None:
        """Take the translators out again: the application speaks its source language."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        self.language = ""
        QLocale.setDefault(QLocale.system())

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._application)
        if translator.load(name, folder):
            self._application.installTranslator(translator)
            self._installed.append(translator)
