"""À propos."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Signal, qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from algoguide import __version__
from algoguide.content.library import Library
from algoguide.domain.fingerprint import SHORT
from algoguide.domain.french import typeset
from algoguide.services.patient_data import PATIENT_FUNCTIONS
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, Notice, titled_card
from algoguide.ui.widgets.layouts import Columns, stacked
from algoguide.ui.widgets.page import Page, page_title
from algoguide.ui.widgets.text import label

PURPOSE = (
    (
        "AlgoGuide explique des douleurs, des gestes de radiologie interventionnelle et leurs anesthésies. "
        "Il prépare les documents que le patient emporte."
    ),
    (
        "Son but est d’informer. Ce n’est pas un dispositif médical : il ne pose pas de diagnostic, ne "
        "choisit pas de traitement, ne calcule aucune date d’arrêt d’un médicament et ne classe aucun "
        "patient. Le médecin décide avec le patient."
    ),
)
CONTENT = (
    (
        "Les textes et les chiffres viennent de publications et de recommandations citées à la fin de "
        "chaque fiche."
    ),
    (
        "Aucun médecin de votre établissement ne les a validés. Chaque page imprimée le dit : "
        "« Projet – non validé »."
    ),
)
LICENCES = (
    ("Programme AlgoGuide", "Apache-2.0"),
    ("Textes et illustrations", "CC BY-SA 4.0"),
    ("Police Source Sans 3, © Adobe", "SIL OFL 1.1"),
    ("Police Noto Sans, © The Noto Project Authors", "SIL OFL 1.1"),
    ("Icônes Lucide", "ISC, et MIT pour celles de Feather"),
    ("Qt et PySide6", "LGPL 3"),
    ("WeasyPrint", "BSD à 3 clauses"),
)


class AboutScreen(Page):
    """Says what the program is; changes nothing."""

    navigate = Signal(object)  # Route

    def __init__(self, library: Library, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.setAccessibleName("À propos")
        left = stacked([self._purpose(), self._patient_data()], theme.px(0.9))
        right = stacked([self._content(), self._versions(library), self._licences()], theme.px(0.9))
        self.body.addWidget(page_title("À propos d’AlgoGuide", "", theme))
        self.body.addWidget(Columns([left, right], theme.px(24), 2, theme.px(1.3)))
        self.body.addStretch(1)

    def show_route(self, route: Route) -> None:
        """Show the page as it was left."""

    def _purpose(self) -> Card:
        card = titled_card("À quoi sert AlgoGuide", self.theme)
        for text in PURPOSE:
            card.body.addWidget(label(typeset(text), self.theme))
        return card

    def _patient_data(self) -> Card:
        card = titled_card("Ce qui touche aux données d’un patient", self.theme)
        for function in PATIENT_FUNCTIONS:
            card.body.addWidget(label(function.name, self.theme, weight=QFont.Weight.DemiBold))
            card.body.addWidget(label(typeset(function.what), self.theme))
        card.body.addWidget(
            label(
                "Rien d’autre. Aucune donnée de patient n’entre dans les réglages, le journal ou un rapport "
                "d’incident, et AlgoGuide n’utilise pas le réseau.",
                self.theme,
            )
        )
        return card

    def _content(self) -> Notice:
        title = "Des contenus non validés par un médecin"
        return Notice("amber", "triangle-alert", title, tuple(map(typeset, CONTENT)), self.theme, self._icons)

    def _versions(self, library: Library) -> Card:
        card = titled_card("Versions", self.theme)
        lines = (
            ("AlgoGuide", __version__),
            ("Contenu", library.catalogue.version),
            ("Empreinte du contenu", library.fingerprint[:SHORT]),
            ("Qt", qVersion()),
            ("WeasyPrint", _installed("weasyprint")),
            ("Python", platform.python_version()),
        )
        for name, value in lines:
            card.body.addWidget(self._line(name, value))
        return card

    def _licences(self) -> Card:
        card = titled_card("Licences", self.theme)
        for name, licence in LICENCES:
            card.body.addWidget(self._line(name, licence))
        card.body.addWidget(
            label(
                typeset("Qt est employé sous la LGPL : ses bibliothèques sont séparées et remplaçables."),
                self.theme,
                ems=0.9,
                role="secondary",
            )
        )
        return card

    def _line(self, name: str, value: str) -> QWidget:
        return label(typeset(f"{name} : {value}"), self.theme)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "non installé"
