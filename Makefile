# Everything a person or a scheduled job does here. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PROJECT ?= .

.DEFAULT_GOAL := help
.PHONY: help install demo test fuzz mutants faults guide notebooks check lint types schemas docs quarter pdf bench clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

# A stamp per kind of install, so that nothing is installed twice.
$(VENV)/.run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ghnt needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

install: $(VENV)/.run ## Set up ghnt in a virtual environment of its own

demo: $(VENV)/.run ## Run the main job on synthetic deliveries, in the folder demo/
	@rm -rf demo
	$(BIN)/ghnt example demo
	$(BIN)/ghnt ingest --project demo
	$(BIN)/ghnt ingest --project demo demo/later/VOORBEELD_veilig_thuis_meldingen_2019K1_correctie.csv
	$(BIN)/ghnt report --project demo
	@echo
	@echo "Open this page in a browser:"
	@echo "  file://$(CURDIR)/demo/data/processed/editions/2019K4/index.html"

test: $(VENV)/.dev ## Pass all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

fuzz: $(VENV)/.dev ## Damage 20,000 files: each must be read or refused with a message
	GHNT_FUZZ=20000 $(BIN)/python -m pytest -n auto tests/fuzz

mutants: $(VENV)/.dev ## Take out each rule of counting in turn: the tests that hold it must fail
	cd tests && ../$(BIN)/python -m rules.mutants

faults: $(VENV)/.dev ## Kill 200 runs, let every write fail in turn, live through 40 histories
	GHNT_KILLS=200 GHNT_PLACES=1000 GHNT_HISTORIES=40 GHNT_STEPS=20 \
		$(BIN)/python -m pytest -n auto tests/faults tests/histories

guide: $(VENV)/.dev ## Follow docs/handleiding.md from a clean clone, installation included
	cd tests && ../$(BIN)/python -m handleiding.follow --install

notebooks: $(VENV)/.dev ## Make the notebooks (.ipynb) of the scripts in notebooks/
	$(BIN)/jupytext --to ipynb --update notebooks/*.py

check: $(VENV)/.dev lint types docs test ## Format, lint, types, documentation, schemas and tests

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

docs: $(VENV)/.dev ## Check that the pasted output in the documentation is current
	$(BIN)/cog --check -r README.md docs/*.md

schemas: $(VENV)/.dev ## Write schemas/, docs/indicators.md and the pasted output in the documentation again
	$(BIN)/ghnt schema --write schemas
	$(BIN)/ghnt indicators --write docs/indicators.md
	$(BIN)/cog -r README.md docs/*.md
	cd tests && ../$(BIN)/python -m handleiding.follow --write

quarter: $(VENV)/.run ## Ingest data/raw and report (PROJECT=folder for another project)
	$(BIN)/ghnt quarter --project $(PROJECT)

pdf: $(VENV)/.run ## Print the latest edition as tagged PDFs (EDITION=2019K4, PROJECT=folder)
	$(BIN)/python -m ghnt_pipeline.printing $(PROJECT) $(EDITION)

bench: $(VENV)/.dev ## Measure speed and memory beside peers and limits, in one table (ten minutes)
	$(BIN)/python benchmarks/bench.py

clean: ## Remove what make made (never data/)
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
