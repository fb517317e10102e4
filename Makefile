# One command is the whole truth: `make` formats, lints, types, tests and rewrites the golden files.
.PHONY: all check format lint types test golden bench eval

PYTHON ?= python

all: format lint types golden test

# What CI runs: the same, but nothing may change.
check: lint types golden test
	$(PYTHON) -m ruff format --check .
	git diff --exit-code -- docs fixtures

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest

# Rewrite docs/rules/*.md and fixtures/*/report.txt from the rules as they are now.
golden:
	$(PYTHON) tests/golden.py

# Whether cold and warm runs cost more instructions than bench/cold.json and bench/warm.json know.
bench:
	$(PYTHON) -m bench.cold
	$(PYTHON) -m bench.warm

# Scores on data kept outside this repository: make eval EVAL=path/to/eval
eval:
	for script in $(EVAL)/score_*.py; do echo "== $$script"; $(PYTHON) $$script; done
