"""`algoguide render`: what it writes."""

from pathlib import Path

import pytest

from algoguide.store.settings import SettingsStore
from tests.cli.running import GESTE, SMALL, Runner, listing, patient_file
from tests.documents.reading import Paper


@pytest.mark.slow
def test_the_pack_of_the_first_procedure(run: Runner, out: Path) -> None:
    pack = out / "p.pdf"
    ended = run.outside(
        *("render", "vertebroplastie", "--variant", "osteoporose", "--anaesthesia", "sedation"),
        *("--documents", "fiche,essentiel,consentement,preparation,apres", "--level", "L1", "--output", pack),
    )
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"{pack}\n"
    assert list(listing(out)) == ["p.pdf"]
    paper = Paper(pack.read_bytes())
    assert paper.inside.Root.Lang == "fr"
    assert 'pdfaid:part="3"' in paper.declared()
    assert all(paper.fonts().values())
    for words in ("L1", "édation", "1 / 2", "Projet – non validé", "Coller ici l’étiquette"):
        assert words in paper.text
    headings = paper.elements("H1")
    assert len(headings) == 5
    assert len({paper.page_of(h) for h in headings}) == 5


def test_the_same_request_gives_the_same_bytes_in_two_processes(run: Runner, out: Path) -> None:
    for number, seed in enumerate(("1", "2")):
        asked = (*GESTE, "--variant", "usure", "--output", out / f"{number}.pdf")
        assert run.outside(*asked, PYTHONHASHSEED=seed).status == 0
    assert (out / "0.pdf").read_bytes() == (out / "1.pdf").read_bytes()


def test_a_folder_gets_one_file_a_document(run: Runner, out: Path) -> None:
    folder = out / "pack"
    ended = run(*GESTE, "--variant", "usure", "--documents", "apres,consentement", "--output", folder)
    assert (ended.status, ended.err) == (0, "")
    names = ["geste-essai-consentement.pdf", "geste-essai-apres.pdf"]
    assert ended.out.splitlines() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert "Coller ici" in Paper((folder / names[0]).read_bytes()).text


def test_the_default_documents_and_mode(run: Runner, out: Path) -> None:
    assert run(*GESTE, "--variant", "choc", "--output", out).status == 0
    assert sorted(listing(out)) == [
        f"geste-essai-{kind}.pdf" for kind in ("apres", "consentement", "fiche", "preparation")
    ]
    fiche = Paper((out / "geste-essai-fiche.pdf").read_bytes()).text
    assert "Choc sur l’os · région : ……………… · côté : ☐ gauche ☐ droit ☐ les deux · anesthésie locale" in fiche


def test_a_discouraged_mode_that_the_doctor_decided(run: Runner, out: Path) -> None:
    asked = (*GESTE, "--variant", "usure", "--anaesthesia", "generale", "--documents", "fiche,consentement")
    ended = run(*asked, "--confirm-discouraged", "--output", out)
    assert (ended.status, ended.err) == (0, "")
    for kind in ("fiche", "consentement"):
        text = Paper((out / f"geste-essai-{kind}.pdf").read_bytes()).text
        assert "On ne peut plus vous parler." in text
        assert "Votre médecin l’a décidée" in text


def test_side_level_and_size_reach_the_paper(run: Runner, out: Path) -> None:
    asked = (*GESTE, "--variant", "usure", "--side", "droite", "--level", "Hanche", "--documents", "apres")
    assert run(*asked, "--output", out / "14.pdf").status == 0
    assert run(*asked, "--large-print", "--output", out / "18.pdf").status == 0
    small, large = (Paper((out / name).read_bytes()) for name in ("14.pdf", "18.pdf"))
    for paper in (small, large):
        assert "Hanche" in paper.text
        assert "côté droit" in paper.text
    title = "Après le geste Geste"
    assert large.box_of(0, title).height() > 1.2 * small.box_of(0, title).height()


def test_the_patient_is_printed_on_the_consent_alone_and_the_file_is_kept(
    run: Runner, out: Path, tmp_path: Path
) -> None:
    identity = patient_file(tmp_path, family="Durand", given="Zoé", birth="1948-03-14", sex="F")
    before = identity.read_bytes()
    ended = run(*GESTE, "--variant", "usure", "--patient-file", identity, "--output", out)
    assert (ended.status, ended.err) == (0, "")
    assert "Durand" not in ended.out
    for name, data in listing(out).items():
        assert data is not None
        assert ("Durand" in Paper(data).text) is ("consentement" in name)
    assert identity.read_bytes() == before
    assert "Durand" not in run.written_by_us()


def test_the_establishment_of_the_settings_is_printed(run: Runner, out: Path) -> None:
    from dataclasses import replace

    from algoguide.locations import Locations

    store = SettingsStore(Locations.standard().config)
    house = replace(store.current.establishment, name="Hôpital d’essai", phone_day="02 00 00 00 00")
    store.save(replace(store.current, establishment=house))
    ended = run(*GESTE, "--variant", "usure", "--documents", "apres", "--output", out / "p.pdf")
    assert ended.status == 0
    text = Paper((out / "p.pdf").read_bytes()).text
    assert "Hôpital d’essai" in text
    assert "02 00 00 00 00" in text


def test_a_file_that_exists_is_replaced_whole(run: Runner, out: Path) -> None:
    (out / "p.pdf").write_bytes(b"old" * 1_000_000)
    assert run(*GESTE, "--variant", "usure", "--documents", "apres", "--output", out / "p.pdf").status == 0
    assert list(listing(out)) == ["p.pdf"]
    assert (out / "p.pdf").read_bytes().startswith(b"%PDF")


def test_list_and_render_agree_on_every_mode(run: Runner, out: Path) -> None:
    import json

    listed = json.loads(run("list", "--json", *SMALL).out)["procedures"][0]["modes"]
    for mode, rule in listed.items():
        asked = (*GESTE, "--variant", "usure", "--anaesthesia", mode, "--documents", "apres")
        status = run(*asked, "--output", out / f"{mode}.pdf").status
        assert status == (0 if rule["status"] in ("usual", "possible") else 2), mode
        assert (out / f"{mode}.pdf").exists() is (status == 0)
