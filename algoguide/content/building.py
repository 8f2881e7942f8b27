"""The content folder -> the library, every text's origin, and every problem of reading and shape."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from algoguide.content.files import SHARED, SPLIT_FILES, VISITS, content_files, owner_of, schema_of
from algoguide.content.library import Library
from algoguide.content.making import Maker
from algoguide.content.models.fields import FileModel
from algoguide.content.models.pages import CatalogueModel, PackModel, WordsModel
from algoguide.content.models.visits import ActsModel, VisitPreparationModel
from algoguide.content.origins import Origins
from algoguide.content.phrases import PhraseBook
from algoguide.content.reading import Tree, YamlPath, plain, read_tree, shown_name
from algoguide.content.schema import SCHEMAS, validated
from algoguide.content.suggesting import closest
from algoguide.domain.body import BodyMap
from algoguide.domain.catalogue import Catalogue, Entry
from algoguide.domain.french import typeset
from algoguide.domain.illustration import Plate
from algoguide.domain.problem import Problem
from algoguide.domain.visit import Flag

USE_RULE = "partage"
_SHARED_BY_KEY = {"preparation": "preparation", "aftercare": "apres", "risks": "risques"}
"""Key of a sheet -> file of commun/ that `use` takes items from."""
_FRONT = {
    "pack",
    "catalogue",
    "corps",
    "illustrations/corps",
    *(f"{SHARED}/{name}" for name in ("phrases", *_SHARED_BY_KEY.values())),
}
"""With the pains and the modes, what Accueil is made of."""
_MANY = 2
"""Pains, from which on their cards have no picture."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a content folder holds. Objects that could not be built are absent, with their problems.

    `broken` are the owners that were met but not built (`gestes/x`), so that links to them are not
    reported a second time. `words` are those of the spelling list, each with its reason.
    """

    library: Library
    origins: Origins
    problems: tuple[Problem, ...]
    words: Mapping[str, str]
    broken: frozenset[str]


@dataclass(slots=True)
class _Stage:
    """What is being built."""

    origins: Origins = field(default_factory=Origins)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    models: dict[str, FileModel] = field(default_factory=dict)

    def objects(self, folder: str) -> dict[str, Any]:
        return self.made.setdefault(folder, {})


def build(root: Path, fingerprint: str = "") -> Built:
    """Read and build everything under `root`."""
    stage = _Stage()
    trees = _read_all(root, stage, lambda _: True)
    book = _build_all(trees, stage)
    stage.problems += book.idle()
    for name in ("pack", "catalogue", "sources"):
        if name not in trees:
            stage.problems.append(
                Problem(f"{root.name}/{name}.yaml", 0, "fichiers", "le fichier manque", "ajoutez-le")
            )
    words = stage.models.get("mots")
    return Built(
        _library(stage, fingerprint),
        stage.origins,
        tuple(sorted(set(stage.problems))),
        words.words if isinstance(words, WordsModel) else {},
        frozenset(stage.broken),
    )


def build_front(root: Path) -> Library | None:
    """What Accueil shows of the library: pains, modes, the body map; of the procedures the ids alone.

    None when something in these does not hold, which building everything will explain, or when Accueil
    shows more than this: the picture of an only pain.
    """
    stage = _Stage()
    _build_all(_read_all(root, stage, _in_front), stage)
    library = _library(stage, "")
    if stage.problems or len(library.pains) < _MANY or library.body_map.plate not in library.plates:
        return None
    named: Any = {path.parent.name: None for path in root.glob("gestes/*/geste.yaml")}
    return replace(library, procedures=named)


def _in_front(owner: str) -> bool:
    return owner in _FRONT or owner.startswith(("douleurs/", "anesthesie/"))


def _build_all(trees: Mapping[str, tuple[Tree, str]], stage: _Stage) -> PhraseBook:
    shared = {
        name: trees[f"{SHARED}/{name}"] for name in _SHARED_BY_KEY.values() if f"{SHARED}/{name}" in trees
    }
    common, _ = trees.get(f"{SHARED}/phrases", (None, ""))
    book = PhraseBook(common)
    for owner, (tree, schema) in trees.items():
        if schema in {"geste", "anesthesie"}:
            _bring_shared(tree, {n: t for n, (t, _) in shared.items()}, stage)
        if tree is not common:
            stage.problems += book.put_in(tree)
        _build_owner(owner, tree, schema, stage)
    return book


def _read_all(root: Path, stage: _Stage, wanted: Callable[[str], bool]) -> dict[str, tuple[Tree, str]]:
    """Wanted owner -> its tree and schema; the files of one procedure become one tree."""
    trees: dict[str, tuple[Tree, str]] = {}
    for path in content_files(root):
        schema = schema_of(path, root)
        if schema is None:
            stage.problems.append(
                Problem(
                    shown_name(path, root),
                    0,
                    "fichiers",
                    "aucun fichier de ce nom n’est attendu ici",
                    "voyez le guide des auteurs, ou retirez-le",
                )
            )
            continue
        owner = owner_of(path, root)
        if not wanted(owner):
            continue
        tree, problems = read_tree(path, root)
        stage.problems += problems
        if problems:
            stage.broken.add(owner)
        if owner in trees:
            depth = 2 if schema in SPLIT_FILES else 1
            stage.problems += _merge(trees[owner][0], tree, depth)
        else:
            trees[owner] = (tree, schema)
    return trees


def _merge(whole: Tree, part: Tree, depth: int) -> list[Problem]:
    """Add another file to a tree. Each key is in one file only; at `depth` 2, each item of a key."""
    problems = []
    for key, value in part.data.items():
        mine = whole.data.setdefault(key, value)
        if mine is value:
            whole.graft((key,), part, (key,))
        elif depth > 1 and isinstance(mine, dict) and isinstance(value, dict):
            for name, item in value.items():
                if name in mine:
                    problems.append(_twice(whole, part, (key, name)))
                else:
                    mine[name] = item
                    whole.graft((key, name), part, (key, name))
        else:
            problems.append(_twice(whole, part, (key,)))
    if part.file.endswith("/geste.yaml"):
        whole.file = part.file  # where a missing key is reported
    return problems


def _twice(whole: Tree, part: Tree, path: YamlPath) -> Problem:
    there, here = whole.at(path), part.at(path)
    return Problem(
        here.file,
        here.line,
        "forme",
        f"la clé « {path[-1]} » est déjà dans {there.file}, ligne {there.line}",
        "gardez-la dans un seul fichier",
    )


def _bring_shared(tree: Tree, shared: Mapping[str, Tree], stage: _Stage) -> None:
    """Replace `{use: "id", …}` by the shared item with what is written beside."""
    for key, file in _SHARED_BY_KEY.items():
        items = tree.data.get(key)
        if not isinstance(items, dict):
            continue
        for name, item in list(items.items()):
            if not isinstance(item, dict) or "use" not in item:
                continue
            source = shared.get(file)
            known = source.data.get("items") if source else None
            used = item["use"]
            if source and isinstance(known, dict) and isinstance(known.get(used), dict):
                beside = {key: value for key, value in item.items() if key != "use"}
                items[name] = {**cast("dict[str, object]", plain(known[used])), **beside}
                tree.graft((key, name), source, ("items", used))
                continue
            del items[name]
            if f"{SHARED}/{file}" not in stage.broken:
                place = tree.at((key, name, "use"))
                stage.problems.append(
                    Problem(
                        place.file,
                        place.line,
                        USE_RULE,
                        f"{SHARED}/{file}.yaml n’a pas d’item « {used} »",
                        closest(str(used), known if isinstance(known, dict) else ()),
                    )
                )


def _build_owner(owner: str, tree: Tree, schema: str, stage: _Stage) -> None:
    if not tree.data:
        stage.broken.add(owner)
        return
    model, problems = validated(tree, SCHEMAS[schema])
    stage.origins.add_owner(owner, tree)
    if model is None:
        stage.problems += problems
        stage.broken.add(owner)
        return
    stage.models[owner] = model
    name = owner.rpartition("/")[2]
    said = getattr(model, "id", "") or name
    if said != name:
        place = tree.at(("id",))
        stage.problems.append(
            Problem(
                place.file,
                place.line,
                "identifiant",
                f"l’identifiant « {said} » n’est pas le nom du fichier ou du dossier, « {name} »",
                "donnez-leur le même nom",
            )
        )
    axes = getattr(model, "axes", {})
    axis_of = {option: axis_id for axis_id, axis in axes.items() for option in axis.options}
    _make_owner(owner, schema, model, Maker(stage.origins, tree, owner, axis_of), stage)


def _make_owner(owner: str, schema: str, model: FileModel, maker: Maker, stage: _Stage) -> None:
    folder, _, name = owner.rpartition("/")
    if schema == "phrases":
        pass  # they stand in the texts that mention them
    elif folder == SHARED:
        items: dict[str, FileModel] = getattr(model, "items")  # noqa: B009 - each model of commun/ has them
        stage.made[owner] = {k: maker.make(m, ("items", k), k) for k, m in items.items()}
    elif schema in {"glossaire", "sources"}:
        collection = "terms" if schema == "glossaire" else "references"
        entries = getattr(model, collection)
        stage.made[owner] = {k: maker.make(m, (collection, k), k) for k, m in entries.items()}
    elif schema == "catalogue":
        stage.made[owner] = {
            kind: tuple(maker.make(m, (kind, k), k) for k, m in getattr(model, kind).items())
            for kind in CatalogueModel.model_fields
        }
    elif isinstance(model, VisitPreparationModel):
        stage.made[owner] = {
            "questions": {k: maker.make(m, ("questions", k), k) for k, m in model.questions.items()},
            "lines": tuple(maker.make(m, ("lines", k), k) for k, m in model.lines.items()),
        }
    elif isinstance(model, ActsModel):
        stage.made[owner] = {"rules": tuple(maker.make(m, ("rules", n)) for n, m in enumerate(model.rules))}
    elif schema == "corps":
        stage.made[owner] = {"map": maker.make(model)}
    elif schema not in {"mots", "pack"}:
        stage.objects(folder)[name] = maker.make(model, key=name)


def _library(stage: _Stage, fingerprint: str) -> Library:
    pack = stage.models.get("pack")
    entries: dict[str, tuple[Entry, ...]] = stage.objects("catalogue") or dict.fromkeys(
        CatalogueModel.model_fields, ()
    )
    catalogue = Catalogue(
        **entries,
        version=pack.version if isinstance(pack, PackModel) else "",
        title=typeset(str(pack.title)) if isinstance(pack, PackModel) else "",
    )
    modes = _in_order(stage.objects("anesthesie"), catalogue.anaesthesia)
    pains = _in_order(stage.objects("douleurs"), catalogue.pains)
    asked = stage.objects(f"{VISITS}/preparation")
    return Library(
        catalogue=catalogue,
        pains=pains,
        procedures=_in_order(stage.objects("gestes"), catalogue.procedures),
        modes=modes,
        comparisons=_in_order(stage.objects("comparaisons"), catalogue.pains),
        pain_cards=tuple(pain.on_card() for pain in pains.values()),
        mode_cards=tuple(mode.card for mode in modes.values()),
        red_flags=tuple(stage.objects(f"{SHARED}/alertes").values()),
        glossary=stage.objects("glossaire"),
        references=stage.objects("sources"),
        plates=stage.objects("illustrations"),
        body_map=_drawn(stage.objects("corps").get("map", BodyMap("", ())), stage.objects("illustrations")),
        fingerprint=fingerprint,
        questions={flag: asked["questions"][flag] for flag in Flag if flag in asked.get("questions", ())},
        check_lines=asked.get("lines", ()),
        acts=stage.objects(f"{VISITS}/actes").get("rules", ()),
    )


def _drawn(body: BodyMap, plates: Mapping[str, Plate]) -> BodyMap:
    """The body map with what is drawn of its plate."""
    plate = plates.get(body.plate)
    if plate is None:
        return body
    captions = tuple((caption.text, *caption.at, caption.align) for caption in plate.captions)
    return replace(body, width=plate.width, height=plate.height, captions=captions)


def _in_order(objects: Mapping[str, Any], entries: tuple[Entry, ...]) -> dict[str, Any]:
    """In the order of the catalogue; what it does not know comes last."""
    known = {e.id: objects[e.id] for e in entries if e.id in objects}
    return {**known, **{i: o for i, o in objects.items() if i not in known}}
