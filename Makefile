# AlgoGuide. On a bare machine python3 and make are enough: each target sets up what it needs.
# The messages are for users, hence in French; `make` alone lists the targets.

PYTHON := .venv/bin/python
SETUP := python3 -B -m tools.setup
# Tests draw off screen, wherever they run.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# A process that dies ends the tests (pytest-xdist 3.8 may wait for ever once it has replaced one), and
# so does a test that hangs, after some seconds and with the place where it does.
TO_AN_END := --max-worker-restart 0 -o faulthandler_timeout=240 -o faulthandler_exit_on_timeout=true

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check test-integration bench bench-quick lock clean

help: ## cette liste
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 28

setup: ## installer ce qu'il faut pour utiliser AlgoGuide
	@$(SETUP) run

setup-dev: ## installer aussi ce qu'il faut pour le développer
	@$(SETUP) dev

run: setup ## ouvrir AlgoGuide (sans écran : la visite guidée en images)
	@$(SETUP) start

test: setup-dev ## tous les essais, sauf ceux qui demandent un outil du système
	$(OFFSCREEN) $(PYTHON) -m pytest -n 3 --dist loadfile $(TO_AN_END) -m "not integration"

check: setup-dev ## mise en forme, règles, types, dépendances entre modules, contenu
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m algoguide check

test-integration: setup-dev ## les essais qui demandent un outil du système (Java…)
	@$(SETUP) integration
	$(OFFSCREEN) $(PYTHON) -m pytest -m integration

bench: setup-dev ## toutes les mesures
	$(OFFSCREEN) $(PYTHON) -m tools.bench

bench-quick: setup-dev ## les mesures, en moins de répétitions
	$(OFFSCREEN) $(PYTHON) -m tools.bench --quick

# Universal locks, for Linux and Windows, which name no index. PIN is for one upgrade:
# `make lock PIN="--upgrade-package pillow"`.
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(PIN)

lock: setup-dev ## refaire les listes de dépendances verrouillées
	$(COMPILE) pyproject.toml requirements/run.in -o requirements/run.txt
	$(COMPILE) pyproject.toml requirements/run.in requirements/dev.in \
		-c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) requirements/integration.in -c requirements/dev.txt -o requirements/integration.txt

clean: ## effacer ce qui a été fabriqué (l'environnement .venv reste)
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -path ./.venv -prune -o -type d -name __pycache__ -print0 | xargs -0 rm -rf
