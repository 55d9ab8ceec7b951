"""The one exception for wrong use of a command (exit 2, no traceback)."""

from parledger.problems.problem import Lang


class UserError(Exception):
    """Wrong use: unknown cycle or unit, an existing file, no Git where it is needed."""

    def __init__(self, vi: str, en: str, exit_code: int = 2) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
        self.exit_code = exit_code

    def say(self, lang: Lang) -> str:
        """The sentence in the language asked for."""
        return self.vi if lang == "vi" else self.en
