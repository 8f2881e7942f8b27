"""Why a file is not YAML, in words that an author understands."""

import re

import yaml

_COLON_IN_TEXT = re.compile(r"^\s*(?:- )?[\w-]+:\s+[^\"'\[{|>\s][^\"]*\s?:(?:\s|$)")


def explain(error: yaml.YAMLError, text: str) -> tuple[str, str, int]:
    """Return the message, the advice and the line (from 1) of a parsing error."""
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character
        code = character if isinstance(character, int) else ord(str(character)[:1] or "\0")
        line = text.count("\n", 0, text.find(chr(code)) + 1) + 1
        return f"le fichier contient un caractère invisible (U+{code:04X})", "supprimez-le", line
    if not isinstance(error, yaml.MarkedYAMLError):
        return "le fichier n’est pas du YAML correct", "comparez-le à un fichier voisin", 1
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    opened = error.context_mark.line + 1 if error.context_mark else line
    what = f"{error.context or ''} {error.problem or ''}"
    advice, line = _likely_cause(what, line, opened, text.splitlines())
    return "le fichier n’est pas du YAML correct", advice, line


def _likely_cause(  # noqa: PLR0911 - a list of causes, the likeliest first
    what: str, line: int, opened: int, lines: list[str]
) -> tuple[str, int]:
    """The advice for the parser's words `what`, and the line that deserves to be shown."""
    if "escape" in what:
        return "retirez la barre oblique inverse (\\) du texte", line
    if "quoted scalar" in what:
        return f"fermez le guillemet ouvert à la ligne {opened}", opened
    for number in (line, line - 1):
        if 0 < number <= len(lines) and _COLON_IN_TEXT.match(lines[number - 1]):
            return "mettez des guillemets droits autour du texte qui contient « : »", number
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    if "mapping values are not allowed" in what and shown.count(":") > 1:
        return "mettez des guillemets droits autour du texte qui contient « : »", line
    if shown.count('"') > 2:  # noqa: PLR2004 - one pair surrounds the text
        return "dans un texte, employez « » et non des guillemets droits", line
    if "cannot start any token" in what:
        return "mettez des guillemets droits autour du texte", line
    if "flow" in what or "',' or" in what:
        return f"vérifiez les crochets, accolades et virgules depuis la ligne {opened}", line
    if "could not find expected ':'" in what:
        return "écrivez « clé: valeur », avec une espace après les deux-points", opened
    return "vérifiez les guillemets et le retrait (le nombre d’espaces) de la ligne", line
