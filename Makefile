# One command is the whole truth: `make` formats, lints, types, tests and rewrites the golden files.
.PHONY: all check format lint types test golden eval

all: format lint types golden test

# What CI runs: the same, but nothing may change.
check: lint types golden test
	ruff format --check .
	git diff --exit-code -- docs fixtures

format:
	ruff format .
	ruff check --fix .

lint:
	ruff check .

types:
	mypy

test:
	python -m pytest

# Rewrite docs/rules/*.md and fixtures/*/report.txt from the rules as they are now.
golden:
	python tests/golden.py

# Scores on data kept outside this repository: make eval EVAL=path/to/eval
eval:
	for script in $(EVAL)/score_*.py; do echo "== $$script"; python $$script; done
