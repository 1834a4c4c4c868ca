# Every command a person types. `make` lists them; `make check` is what CI runs.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# What CI may not pass over: see tools/check.py.
export REQUIRE_BROWSER REQUIRE_OFFICE REQUIRE_POSTGRES
# With this set, every start would compile every package anew.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:

PORT ?= 8000
DATA ?= data
BIN := .venv/bin
UV := UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip
EDITABLE := $(UV) install -q --python $(BIN)/python --no-deps -e .

.PHONY: help demo test check install assets lint format types wall walls docs lock release bench clean

help: ## deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

demo: .venv/.ready assets ## dijkwacht met het voorbeeld erin; make demo PORT=8123 DATA=map kiest
	@exec $(BIN)/dijkwacht demo --port $(PORT) --data "$(DATA)"

test: install assets ## alle tests die deze machine kan draaien; wat ontbreekt staat erbij
	@$(BIN)/python tools/check.py tests

check: install assets ## alles wat CI vraagt: stijl, typen, muren, tests op beide databases en in de browser, dekking
	@$(BIN)/python tools/check.py all

install: .venv/.complete ## .venv uit de grendels, met alles voor wie bouwt

assets: .venv/.ready ## vormgeving en letter, één keer opgehaald
	@$(BIN)/python tools/assets.py

lint: install ## stijl, opmaak en kleine fouten
	@$(BIN)/python tools/check.py lint

format: install ## maak de code op
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

types: install ## typen, met mypy --strict
	@$(BIN)/python tools/check.py types

wall: install ## de muur tussen organisaties in PostgreSQL: elke tabel, elke plek, elke regel
	@DIJKWACHT_DATABASE=$${TEST_POSTGRES:-postgresql://postgres@127.0.0.1:5432/postgres} $(BIN)/python -m pytest -m postgres tests/apps/wall tests/access

walls: install ## welke kamer welke mag kennen
	@$(BIN)/python tools/check.py walls

docs: install ## schrijf docs/reference uit de code
	@$(BIN)/python -m tools.reference

lock: install ## maak de grendels uit pyproject.toml; UPGRADE=1 neemt nieuwere versies
	@$(BIN)/python -m tools.locks $(if $(UPGRADE),--upgrade)

release: install ## versie, CHANGELOG.md uit de regels in changelog.d, en de onderdelen (SBOM) in dist; VERSION=0.2.0
	@$(BIN)/python -m tools.release "$(VERSION)"

bench: install assets ## meet de snelheid op deze machine
	@$(BIN)/python -m benchmarks

clean: ## ruim op wat gemaakt is, behalve data en .venv
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.* build dist
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the commands above stand on: each is done again only when its lock changes ---

.venv/.made:
	@tools/venv

.venv/.ready: .venv/.made requirements.txt requirements-build.txt pyproject.toml
	@echo "Onderdelen om te draaien installeren …"
	@$(UV) install -q --python $(BIN)/python --require-hashes -r requirements.txt -r requirements-build.txt
	@$(EDITABLE)
	@touch $@

.venv/.complete: .venv/.made requirements-dev.txt pyproject.toml
	@echo "Onderdelen om te ontwikkelen installeren …"
	@$(UV) sync -q --python $(BIN)/python --require-hashes requirements-dev.txt
	@$(EDITABLE)
	@touch .venv/.ready $@
