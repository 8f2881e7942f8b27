"""The list of functions that touch patient data: read in À propos and frozen by a test.

AlgoGuide is a library of information and a maker of documents, not a medical device. A function that
would touch a patient's data appears here first.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PatientFunction:
    """What a function does with a patient's data, and the modules it lives in."""

    name: str
    what: str
    modules: tuple[str, ...]


PATIENT_FUNCTIONS = (
    PatientFunction(
        "Remplir un document",
        "Le nom, le nom de naissance, le prénom et la date de naissance que vous donnez sont écrits tels "
        "quels sur le consentement, et sur lui seul. Le lieu de naissance, le sexe et les numéros d’un "
        "fichier patient sont lus et ne sont écrits sur aucun document ; les numéros ne restent qu’avec "
        "l’identité venue avec eux. L’âge n’est compté que pour refuser le consentement « adulte » avant "
        "18 ans.",
        ("algoguide.domain.patient", "algoguide.domain.document", "algoguide.documents"),
    ),
    PatientFunction(
        "Voir, enregistrer, imprimer un document",
        "L’aperçu reste en mémoire. Le fichier va où vous le décidez, et son nom ne contient pas celui du "
        "patient. L’imprimante reçoit un nom de tâche neutre. Les dossiers d’une journée sont faits par "
        "d’autres processus d’AlgoGuide : ils reçoivent les noms par un canal que rien d’autre ne lit, n’en "
        "écrivent aucun sur le disque et s’arrêtent avec ce travail.",
        (
            "algoguide.ui.screens.documents",
            "algoguide.services.packing",
            "algoguide.services.batching",
            "algoguide.services.batch_worker",
            "algoguide.services.batch_files",
        ),
    ),
    PatientFunction(
        "Suivre la consultation",
        "Ce que vous cochez ou écrivez pendant la consultation reste en mémoire : pages expliquées, "
        "solutions comparées et ce qui compte pour la personne, réponses aux questions de vérification, "
        "questions posées, documents remis, interprète, personne de confiance, notes. Rien n’en est "
        "calculé. « Nouveau patient » l’efface et peut être annulé pendant 10 secondes, sauf si un autre "
        "patient est déjà là ; 30 minutes sans geste, minuit et la fermeture l’effacent pour de bon.",
        (
            "algoguide.domain.consultation",
            "algoguide.ui.room",
            "algoguide.ui.patient_guard",
            "algoguide.ui.patient_view",
            "algoguide.ui.screens.patient",
            "algoguide.ui.screens.record",
        ),
    ),
    PatientFunction(
        "Texte pour le dossier",
        "Ce qui a été noté devient un texte simple, que vous copiez pour le dossier du patient. Le "
        "système est prié de ne pas le garder dans l’historique du presse-papiers ; s’il y est encore, il"
        " en est retiré avec le patient. AlgoGuide ne l’enregistre nulle part.",
        ("algoguide.services.record_text", "algoguide.ui.clipboard"),
    ),
    PatientFunction(
        "Comparer les options",
        "Les options regardées, et ce qui compte peu, assez ou beaucoup pour le patient, restent en mémoire "
        "et ne sont écrits que sur sa page. Rien n’est additionné, classé ni conseillé.",
        ("algoguide.services.comparing", "algoguide.ui.screens.compare", "algoguide.documents.compared_page"),
    ),
    PatientFunction(
        "Lire un fichier patient",
        "La ligne de commande lit le fichier que vous lui donnez, et seulement une liste fermée "
        "d’informations. « render » ne le copie ni ne le modifie ; « open » l’efface une fois lu et confie "
        "l’identité à la fenêtre du même utilisateur, sur le même ordinateur. La barre du haut dit alors qui "
        "est là, avec « Mme » ou « M. » selon le sexe ; « Masquer le nom » l’y cache aussi.",
        (
            "algoguide.exchange.patient_file",
            "algoguide.exchange.launch",
            "algoguide.cli_render",
            "algoguide.cli_open",
            "algoguide.ui.launch_client",
            "algoguide.ui.launch_server",
            "algoguide.ui.handover",
            "algoguide.ui.patient_chip",
        ),
    ),
    PatientFunction(
        "Lire un programme",
        "Un fichier CSV ou XLSX que vous choisissez est lu colonne par colonne. Téléphone, adresse et numéro "
        "de sécurité sociale ne sont jamais gardés. Rien n’est gardé avant votre accord, et le fichier n’est "
        "ni copié ni modifié.",
        (
            "algoguide.exchange.day_list",
            "algoguide.services.programme",
            "algoguide.services.visit_planning",
            "algoguide.cli_visits",
        ),
    ),
    PatientFunction(
        "Garder les visites",
        "Les visites à venir sont gardées sur cet ordinateur. Ce qui dit qui est la personne, pourquoi elle "
        "vient et ce qu’elle a répondu est chiffré, avec une clé par jour ; la clé de ces clés est dans le "
        "trousseau du système. Les jours passés sont détruits, clé comprise. Sans trousseau, ou si "
        "l’établissement le veut, tout reste en mémoire.",
        (
            "algoguide.domain.visit",
            "algoguide.store",
            "algoguide.services.visiting",
            "algoguide.services.visit_history",
            "algoguide.services.visit_memory",
            "algoguide.ui.desk",
            "algoguide.app_visits",
        ),
    ),
    PatientFunction(
        "Préparer une visite",
        "Ce que vous cochez ou écrivez est gardé avec l’heure et le nom de session. Une alerte répète une "
        "case cochée et dit qui décide. L’âge est compté pour être lu. Rien n’est déduit, noté ni classé.",
        (
            "algoguide.domain.visit_list",
            "algoguide.services.visit_gesture",
            "algoguide.services.visit_rows",
            "algoguide.ui.screens.visits",
        ),
    ),
    PatientFunction(
        "Imprimer les dossiers d’une journée",
        "Les dossiers sont préparés en mémoire, puis vont à l’imprimante, un par patient, ou dans les "
        "fichiers que vous demandez. Ni les fichiers ni les tâches d’impression ne portent de nom.",
        (
            "algoguide.services.batching",
            "algoguide.services.batch_worker",
            "algoguide.services.batch_orders",
            "algoguide.services.batch_delivery",
            "algoguide.ui.batch_run",
        ),
    ),
)
"""Nothing else in the program reads, writes or computes anything about a patient."""
