"""One file -> a mapping with its lines, or French problems; never an exception."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.reading import MAX_BYTES, Bare, Place, Tree, parse_tree, read_tree
from algoguide.domain.problem import Problem


def only_problem(text: str) -> Problem:
    _, problems = parse_tree(text.encode(), "f.yaml")
    assert len(problems) == 1
    return problems[0]


def test_every_path_has_its_line() -> None:
    tree, problems = parse_tree(b'a: "x"\nb:\n  - {c: "y"}\n  - "z"\n', "f.yaml")
    assert not problems
    assert tree.data == {"a": "x", "b": [{"c": "y"}, "z"]}
    assert {path: place.line for path, place in tree.places.items()} == {
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "c"): 3,
        ("b", 1): 4,
    }


def test_a_path_that_the_file_lacks_is_placed_at_its_parent() -> None:
    tree, _ = parse_tree(b'\nwhy: "x"\n', "f.yaml")
    assert tree.at(("why", 0, "text")) == Place("f.yaml", 2)
    assert tree.at(("other",)) == Place("f.yaml", 1)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("10:30", "int"),
        ("no", "bool"),
        ("1e3", "float"),
        ("2024-01-01", "timestamp"),
        ("", "null"),
        ("12", "int"),
    ],
)
def test_a_scalar_that_yaml_reads_as_something_else_is_bare(text: str, tag: str) -> None:
    tree, _ = parse_tree(f"a: {text}\n".encode(), "f.yaml")
    value = tree.data["a"]
    assert isinstance(value, Bare)
    assert (value, value.tag) == (text, tag)


@pytest.mark.parametrize("text", ['"10:30"', "'no'", "L5-S1", "1e", "10 h 30", "texte"])
def test_quotes_or_letters_make_a_text(text: str) -> None:
    tree, _ = parse_tree(f"a: {text}\n".encode(), "f.yaml")
    assert not isinstance(tree.data["a"], Bare)


@pytest.mark.parametrize(
    ("text", "line", "message", "advice"),
    [
        ('a: "x"\nb: texte : suite\n', 2, "YAML", "contient « : »"),
        ('a: "x\nb: 2\n', 1, "YAML", "ouvert à la ligne 1"),
        ('a: "il dit "non" ici"\n', 1, "YAML", "« » et non des guillemets droits"),
        ("a: @x\n", 1, "YAML", "guillemets"),
        ("a: [1, 2\nb: 3\n", 2, "YAML", "crochets"),
        ("a: 1\n  b: 2\n", 2, "YAML", "retrait"),
        ('a: "\\q"\n', 1, "YAML", "barre oblique"),
        ("a: 1\n\tb: 2\n", 2, "tabulation", "espaces"),
        ('a: "x"\nb: "y\u2028z"\n', 2, "invisible (U+2028)", "supprimez-le"),
        ("", 1, "vide", "supprimez-le"),
        ("# rien\n", 1, "vide", "supprimez-le"),
        ("- a\n", 1, "clé: valeur", "clé"),
        ("texte\n", 1, "clé: valeur", "clé"),
        ("a: 1\nb: {c: 2}\na: 3\n", 3, "« a » est écrite deux fois (déjà ligne 1)", "une seule"),
        ("a: &x 1\nb: *x\n", 1, "ancres", "commun/"),
        ("a: !!python/name:os.system x\n", 1, "étiquettes", "guillemets"),
        ("a: 1\n---\nb: 2\n", 2, "plusieurs documents", "---"),
        ("? [a]\n: b\n", 1, "clé doit être un mot", "guillemets"),
        ("a: \x07\n", 1, "U+0007", "supprimez-le"),
        ("a: " + "[" * 5000, 1, "imbriquées", "crochets"),
    ],
)
def test_a_broken_file_is_explained(text: str, line: int, message: str, advice: str) -> None:
    problem = only_problem(text)
    assert problem.line == line
    assert message in problem.message
    assert advice in problem.advice


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ['a0: &a0 "x"', *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))]
    assert only_problem("\n".join(lines)).line == 1


def test_what_follows_a_duplicate_is_read_and_told() -> None:
    _, problems = parse_tree(b"a: 1\na: {b: 1, b: 2}\nc: 1\nc: 2\n", "f.yaml")
    assert [p.line for p in problems] == [2, 4]


def test_invalid_utf8_is_placed(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes('a: "é"\n'.encode() + b'b: "\xe9"\n')
    _, problems = read_tree(tmp_path / "f.yaml", tmp_path)
    assert [p.line for p in problems] == [2]
    assert "UTF-8" in problems[0].message


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)  # sparse: reading it would find 50 MB of zeros
    _, problems = read_tree(path, tmp_path)
    assert "1 Mo" in problems[0].message


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b'a: "x"\n'.ljust(MAX_BYTES, b"\n"))
    assert read_tree(path, tmp_path)[0].data == {"a": "x"}
    path.write_bytes(b'a: "x"\n'.ljust(MAX_BYTES + 1, b"\n"))
    assert "1 Mo" in read_tree(path, tmp_path)[1][0].message


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_read(tmp_path: Path) -> None:
    root = tmp_path / "contenu"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text('a: "x"\n', encoding="utf-8")
    (root / "ici.yaml").write_text('a: "x"\n', encoding="utf-8")
    try:
        (root / "dehors.yaml").symlink_to(tmp_path / "secret.yaml")
        (root / "dedans.yaml").symlink_to(root / "ici.yaml")
        (root / "boucle.yaml").symlink_to(root / "boucle.yaml")
    except OSError:
        pytest.skip("this system lets no ordinary user make links")
    tree, problems = read_tree(root / "dehors.yaml", root)
    assert tree.data == {}
    assert "hors du dossier" in problems[0].message
    assert read_tree(root / "dedans.yaml", root)[0].data == {"a": "x"}
    assert "ne peut pas être lu" in read_tree(root / "boucle.yaml", root)[1][0].message


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    _, problems = read_tree(tmp_path / "rien.yaml", tmp_path)
    assert "ne peut pas être lu" in problems[0].message


def read_or_told(raw: bytes) -> None:
    tree, problems = parse_tree(raw, "f.yaml")
    assert isinstance(tree, Tree)
    assert isinstance(tree.data, dict)
    assert tree.data or problems or raw.strip() in {b"{}", b"--- {}"} or b"{" in raw
    for problem in problems:
        assert 1 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 2
        assert problem.message
        assert problem.advice


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    read_or_told(raw)


@given(st.text(alphabet="ab: \n-\"'{}[],#&*!|>%@?\\\u0085\u2028é0", max_size=60))
def test_anything_that_looks_like_yaml_is_read_or_told(text: str) -> None:
    read_or_told(text.encode())
