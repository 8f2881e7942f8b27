"""A visit as it is typed: when, who, what for. A name typed here is local and carries no matricule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from algoguide.domain.clock import parse_time
from algoguide.domain.errors import KnownError
from algoguide.domain.french import typeset
from algoguide.domain.patient import NAME_MAX, Patient
from algoguide.domain.visit import Source, Visit
from algoguide.services.choosing import Choosing
from algoguide.services.visiting import new_id
from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.arrangement import action_button
from algoguide.ui.screens.documents.date_field import DateEdit
from algoguide.ui.screens.documents.dates import FORM, birth_date, french_date, parse_date
from algoguide.ui.screens.documents.fields import Choice, Field, line_edit
from algoguide.ui.screens.visits.act_form import ActForm
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import titled_card
from algoguide.ui.widgets.layouts import Columns, FlowLayout, column
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import heading, label
from algoguide.ui.widgets.tick_box import TickBox

_SEXES = (("Non précisé", ""), ("Femme", "F"), ("Homme", "M"), ("Indéterminé", "I"))
_CODE_MAX = 64
_ROOM_MAX = 40
_LOCAL = (
    "Un nom saisi ou corrigé à la main est marqué « saisi à la main » : aucun matricule n’est imprimé, et "
    "l’identité est à vérifier avec le patient."
)


class EditPage(QWidget):
    """Asks for a visit; reports it when it is right, or that the user gave up."""

    saved = Signal(object, bool)
    """The visit, and whether it is a new one."""
    learnt = Signal(str, str, object)
    """Label and code of an act, and the gesture that it means from now on."""
    given_up = Signal()

    def __init__(
        self,
        choosing: Choosing,
        theme: Theme,
        icons: Icons,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._before: Visit | None = None
        self._visit = Visit("", today())
        self._title = heading("", theme, 1.65)
        self._day = DateEdit(theme, icons)
        self._fields = {
            "day": Field("Jour", self._day, theme, focus=self._day.line),
            "time": Field("Heure", line_edit("par exemple 08:30"), theme),
            "room": Field("Salle", line_edit("facultatif"), theme),
            "family": Field("Nom", line_edit(private=True), theme),
            "given": Field("Prénom", line_edit(private=True), theme),
            "birth_family": Field("Nom de naissance", line_edit("s’il est autre", private=True), theme),
            "birth": Field("Date de naissance", line_edit(FORM, private=True), theme),
            "sex": Field("Sexe", _sexes(theme, icons), theme),
            "ipp": Field("IPP", line_edit("facultatif", private=True), theme),
            "accession": Field("Numéro de demande", line_edit("facultatif", private=True), theme),
        }
        self._limit()
        self._act_words = label("", theme, role="secondary")
        self._act = ActForm(choosing, theme, icons)
        self._learn = TickBox("Retenir pour tous les programmes à venir", theme, icons)
        self.save = action_button("Garder", "check", "Ctrl+S", theme, icons, primary=True)
        self.give_up = action_button("Abandonner", "x", "Esc", theme, icons)
        self._lay(theme)

        self.save.clicked.connect(self._save)
        self.give_up.clicked.connect(self.given_up)
        self._act.changed.connect(self._offer_learning)
        self._act.changed.connect(self._order_tab)
        for name in ("day", "time", "birth"):
            self._line(name).editingFinished.connect(self._show_problems)
        self._order_tab()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the first field."""
        self._line("time").setFocus(reason)

    def start_new(self, day: date) -> None:
        """Ask for a visit of this day."""
        self._before = None
        self._show(Visit(new_id(), day), "Ajouter une visite")

    def start(self, visit: Visit) -> None:
        """Change a visit."""
        self._before = visit
        self._show(visit, "Modifier la visite")

    # Inside

    def _lay(self, theme: Theme) -> None:
        page = Page(theme)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setAccessibleName("Visite")
        page.body.addWidget(self._title)
        cards = (
            ("Quand", ("day", "time", "room")),
            ("Qui", ("family", "given", "birth_family", "birth", "sex", "ipp", "accession")),
        )
        for name, fields in cards:
            card = titled_card(name, theme)
            card.body.addWidget(Columns([self._fields[f] for f in fields], theme.px(11), 3, theme.px(0.55)))
            if name == "Qui":
                card.body.addWidget(label(typeset(_LOCAL), theme, ems=0.88, role="secondary"))
            page.body.addWidget(card)
        card = titled_card("Pour quel geste", theme)
        for widget in (self._act_words, self._act, self._learn):
            card.body.addWidget(widget)
        page.body.addWidget(card)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(0.6))
        flow.addWidget(self.save)
        flow.addWidget(self.give_up)
        page.body.addWidget(buttons)
        page.body.addStretch(1)
        self._page = page
        layout: QVBoxLayout = column(self)
        layout.addWidget(page)

    def _limit(self) -> None:
        for name in ("family", "given", "birth_family"):
            self._line(name).setMaxLength(NAME_MAX)
        for name in ("ipp", "accession"):
            self._line(name).setMaxLength(_CODE_MAX)
        self._line("room").setMaxLength(_ROOM_MAX)

    def _show(self, visit: Visit, title: str) -> None:
        self._visit = visit
        patient = visit.patient
        self._title.setText(title)
        self._line("day").setText(french_date(visit.day))
        self._line("time").setText(visit.time.strftime("%H:%M") if visit.time else "")
        self._line("birth").setText(french_date(patient.birth))
        for name in ("family", "given", "birth_family", "ipp", "accession"):
            self._line(name).setText(getattr(patient, name))
        self._line("room").setText(visit.room)
        cast("Choice", self._fields["sex"].control).select_data(patient.sex)
        said = " ".join(filter(None, (visit.act, f"({visit.act_code})" if visit.act_code else "")))
        self._act_words.setText(typeset(f"Acte du programme : « {said} »."))
        self._act_words.setVisible(bool(said))
        self._act.show_gesture(visit.gesture)
        self._offer_learning()
        self._learn.setChecked(visit.gesture is None and bool(said))
        for field in self._fields.values():
            field.set_problem("")
        self._page.verticalScrollBar().setValue(0)

    def _offer_learning(self) -> None:
        """A programme's act may be understood for ever, once it means something."""
        named = bool(self._visit.act or self._visit.act_code)
        self._learn.setVisible(named and self._act.gesture is not None)

    def _save(self) -> None:
        problems = self._show_problems()
        wrong = [*(self._fields[name] for name in problems), *self._act.wrong]
        if wrong:
            wrong[0].focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.ensureWidgetVisible(wrong[0])
            return
        gesture = self._act.gesture
        before = self._visit
        patient = self._patient()
        typed = patient != _typable(before.patient)
        visit = replace(
            before,
            day=parse_date(self._line("day").text()) or before.day,
            time=parse_time(self._line("time").text()),
            room=self._line("room").text().strip(),
            patient=patient if typed else before.patient,
            source=Source.MANUAL if typed or self._before is None else before.source,
            gesture=gesture,
        )
        if self._learn.isVisibleTo(self) and self._learn.isChecked() and gesture is not None:
            self.learnt.emit(before.act, before.act_code, gesture)
        self.saved.emit(visit, self._before is None)

    def _patient(self) -> Patient:
        """Who is typed, without anything that only a flow may say."""
        text = {name: " ".join(self._line(name).text().split()) for name in _NAMES}
        return Patient(
            birth=birth_date(self._line("birth").text(), self._today()),
            sex=cast("Choice", self._fields["sex"].control).currentData(),
            **text,
        )

    def _show_problems(self) -> dict[str, str]:
        """Say beside each field what is wrong with it."""
        problems = self._problems()
        for name, field in self._fields.items():
            field.set_problem(problems.get(name, ""))
        return problems

    def _problems(self) -> dict[str, str]:
        found = {}
        readers: dict[str, Callable[[str], object]] = {
            "day": parse_date,
            "time": parse_time,
            "birth": lambda text: birth_date(text, self._today()),
        }
        for name, read in readers.items():
            try:
                read(self._line(name).text())
            except KnownError as error:
                found[name] = str(error)
        if not self._line("day").text().strip():
            found["day"] = "Écrivez le jour de la visite."
        if not (self._line("family").text().strip() or self._line("birth_family").text().strip()):
            found["family"] = "Écrivez le nom du patient."
        return found

    def _line(self, name: str) -> QLineEdit:
        return cast("QLineEdit", self._fields[name].focus)

    @property
    def _stops(self) -> Sequence[QWidget]:
        order = ("day", "time", "room", "family", "given", "birth_family", "birth", "sex", "ipp", "accession")
        lines = [self._fields[name].focus for name in order]
        lines.insert(1, self._day.button)
        return [*lines, *self._act.stops, self._learn, self.save, self.give_up]

    def _order_tab(self) -> None:
        for before, after in pairwise(self._stops):
            QWidget.setTabOrder(before, after)


_NAMES = ("family", "given", "birth_family", "ipp", "accession")


def _typable(patient: Patient) -> Patient:
    """What of an identity can be typed here: a matricule, which only a flow may say, is not."""
    return Patient(birth=patient.birth, sex=patient.sex, **{name: getattr(patient, name) for name in _NAMES})


def _sexes(theme: Theme, icons: Icons) -> Choice:
    made = Choice(theme, icons)
    for name, value in _SEXES:
        made.addItem(name, value)
    return made
