"""Names as they come: long, hostile, in any script; printed right or refused clearly."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import QRectF

from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.patient import Patient
from tests.documents.press import Press, small_sheet
from tests.documents.reading import Paper, collapsed

CONSENT = (DocumentKind.CONSENT,)


def consent(press: Press, patient: Patient, *, large: bool = False) -> Paper:
    return press.paper(small_sheet(press), PackOptions(CONSENT, patient=patient, large_print=large))


@pytest.mark.parametrize(
    "name",
    [
        "O’Brien-Łęcki",
        "Nguyễn Thị Hồng Ngọc",
        "Żółć Gęślą Jaźń",
        "Çağlar Şahin İnci",
        "Александр Шевченко",
        "Ελευθέριος Παπαδόπουλος",
        "Đặng Štěpán Őrsi",
    ],
)
def test_a_name_is_printed_and_found_again(small: Press, name: str) -> None:
    assert f"Prénom : {name}" in consent(small, Patient(given=name)).text


def test_an_arabic_name_is_printed(small: Press) -> None:
    text = consent(small, Patient(given="محمد")).text
    # Kept in visual order, or in reading order: readers of PDF differ.
    shown = unicodedata.normalize("NFKC", text)
    assert "محمد" in shown or "دمحم" in shown


def test_a_name_typed_with_loose_accents(small: Press) -> None:
    loose = unicodedata.normalize("NFD", "Hélène Çelik")
    text = consent(small, Patient(given=loose)).text
    assert "Prénom : Hélène Çelik" in unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "{% raw %}",
        "&amp; & <b>",
        "[[@phone-day]]",
        "**gras**",
        '"><img src=x>',
    ],
)
def test_a_hostile_name_is_printed_literally(small: Press, name: str) -> None:
    assert name in consent(small, Patient(family=name)).text
    assert name in consent(small, Patient(given=name)).text


def test_a_hostile_house_and_practitioner_are_printed_literally(small: Press) -> None:
    house = Establishment(
        name="<script>1</script>", unit="{{ 7*7 }}", phone_day="<b>01</b>", phone_night="&lt;"
    )
    options = PackOptions(tuple(DocumentKind), establishment=house, practitioner="Dr {% raw %}")
    text = small.paper(small_sheet(small), options).text
    for written in (house.name, house.unit, house.phone_day, house.phone_night, "Dr {% raw %}"):
        assert written in text


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", ["M" * 80, "Mme " * 20, "de-la-" * 13 + "xy"])
def test_eighty_characters_wrap_beside_the_label_zone(small: Press, name: str, large: bool) -> None:
    paper = consent(small, Patient(family=name, birth_family=name[::-1], given=name), large=large)
    drawn = paper.pages[0].replace(" ", "")
    assert drawn.count(collapsed(name).replace(" ", "")) == 2
    label = paper.box_of(0, "Coller ici l’étiquette")
    # 66 mm wide, the words in its middle; 13 mm of margin and 3 mm of padding on its right.
    zone = QRectF(595 - (13 + 3 + 66) * 72 / 25.4, label.top(), 66 * 72 / 25.4, label.height())
    assert zone.contains(label)
    for box in paper.line_boxes(0):
        assert box.right() <= 595 - 30, box
        if not zone.contains(box.center()) and box.left() < zone.left():
            assert not box.intersects(zone), box


@pytest.mark.parametrize(
    "patient", [Patient(family="A" * 81), Patient(birth_family="A" * 81), Patient(given="A" * 81)]
)
def test_eighty_one_characters_are_refused(small: Press, patient: Patient) -> None:
    with pytest.raises(KnownError, match="dépasse 80 caractères"):
        small.maker.pack(small_sheet(small), PackOptions(CONSENT, patient=patient))


def test_a_practitioner_too_long_is_refused(small: Press) -> None:
    with pytest.raises(KnownError, match="dépasse 80 caractères"):
        small.maker.pack(small_sheet(small), PackOptions(CONSENT, practitioner="A" * 81))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("漢", "U+6F22"),
        ("Zoé 😀", "U+1F600"),
        ("한글", "U+D55C, U+AE00"),
        ("שלום", "U+05E9, U+05DC, U+05D5, U+05DD"),
        ("Anne\u202eesrever", "U+202E"),
        ("Anne\nMarie", "U+000A"),
        ("Anne\u2028Marie", "U+2028"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_character_without_a_glyph_is_refused_by_its_code(small: Press, name: str, codes: str) -> None:
    for patient in (Patient(family=name), Patient(birth_family=name), Patient(given=name)):
        with pytest.raises(KnownError) as refusal:
            small.maker.pack(small_sheet(small), PackOptions(CONSENT, patient=patient))
        assert f"({codes})" in str(refusal.value)
        assert name not in str(refusal.value)


def test_a_level_or_a_house_without_a_glyph_is_refused(small: Press) -> None:
    options = PackOptions(CONSENT)
    with pytest.raises(KnownError, match=r"niveau.*U\+6F22"):
        small.maker.pack(small_sheet(small, place="漢"), options)
    with pytest.raises(KnownError, match=r"établissement.*U\+6F22"):
        small.maker.pack(small_sheet(small), PackOptions(CONSENT, establishment=Establishment(name="漢")))


def test_a_birth_name_and_a_used_name_are_both_said(small: Press) -> None:
    text = consent(
        small, Patient(family="Usage", birth_family="Naissance", sex="F", birth=date(1948, 3, 14))
    ).text
    assert "Nom de naissance : Naissance" in text
    assert "Nom utilisé : Usage" in text
    assert "14/03/1948" in text
    same = consent(small, Patient(family="Seul", birth_family="Seul")).text
    assert "Nom de naissance : Seul" in same
    assert "Nom utilisé" not in same


def test_a_name_of_use_is_never_called_a_birth_name(small: Press) -> None:
    text = consent(small, Patient(family="Usage")).text
    assert "Nom : Usage" in text
    assert "Nom de naissance" not in text


def test_without_an_identity_everything_is_a_line(small: Press) -> None:
    text = consent(small, Patient()).text
    for asked in ("Nom de naissance : ……", "Prénom : ……", ": …… / …… / ………"):
        assert asked in text
