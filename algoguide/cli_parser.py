"""argparse in French: its help, and each of its errors as one sentence that says what to do."""

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

_Say = Callable[[re.Match[str]], str]

# argparse words its errors in English only; these are all of those it raises for our parsers.
_ERRORS: tuple[tuple[re.Pattern[str], _Say], ...] = (
    (re.compile(r"the following arguments are required: (.*)"), lambda m: f"Il manque {m[1]}"),
    (re.compile(r"unrecognized arguments: (.*)", re.DOTALL), lambda m: f"L’argument « {m[1]} » est inconnu"),
    (
        re.compile(r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", re.DOTALL),
        lambda m: f"« {m[2]} » n’est pas admis pour {m[1]}, choisissez parmi {m[3].replace(chr(39), '')}",
    ),
    (
        re.compile(r"argument (.*?): expected (?:one argument|at least one argument|\d+ arguments?)"),
        lambda m: f"Il manque une valeur après {m[1]}",
    ),
    (
        re.compile(r"argument (.*?): invalid .*? value: '?(.*?)'?$", re.DOTALL),
        lambda m: f"La valeur « {m[2]} » ne convient pas à {m[1]}",
    ),
    (
        re.compile(r"argument (.*?): not allowed with argument (.*)"),
        lambda m: f"{m[1]} et {m[2]} ne vont pas ensemble, gardez l’un des deux",
    ),
    (
        re.compile(r"argument (.*?): ignored explicit argument '?(.*?)'?$", re.DOTALL),
        lambda m: f"{m[1].split('/')[-1]} ne prend pas de valeur, retirez « {m[2]} »",
    ),
    (re.compile(r"one of the arguments (.*) is required"), lambda m: f"Il manque l’un de {m[1]}"),
)


class FrenchParser(argparse.ArgumentParser):
    """A parser that speaks French and never shows a usage block instead of a sentence."""

    def __init__(self, **options: Any) -> None:
        """As `ArgumentParser`; abbreviated options are refused, since they break when one is added."""
        options.setdefault("formatter_class", _FrenchFormatter)
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit status 2."""
        sentence = "La ligne de commande est mal écrite"
        for pattern, say in _ERRORS:
            found = pattern.fullmatch(message)
            if found:
                sentence = " ".join(say(found).split())
                break
        sys.stderr.write(f"{sentence} ; tapez « {self.prog} --help » pour l’aide.\n")
        raise SystemExit(2)


class _FrenchFormatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "utilisation : " if prefix is None else prefix)
