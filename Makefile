# make demo   installs Regesta into .venv, adds the example articles and prints what it found
# make test   installs what tests need and runs all of them
# make check  style, types, layers and documentation
# make docs   writes docs/commands.md from the commands
# make lock   works the locked requirements out again
.DEFAULT_GOAL := demo
.PHONY: demo test check docs lock clean

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
DEMO := demo/regesta.db

.venv/ready: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Regesta needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready-for-tests: .venv/ready requirements/test.txt
	$(PIP) --require-hashes -r requirements/test.txt
	touch $@

demo: .venv/ready
	@mkdir -p demo
	@$(BIN)/regesta add --db $(DEMO) examples
	@$(BIN)/regesta documents --db $(DEMO)
	@$(BIN)/regesta transfers --db $(DEMO)
	@$(BIN)/regesta agreements --db $(DEMO)
	@$(BIN)/regesta brief --db $(DEMO) --about Russia,Iran
	@$(BIN)/regesta brief --db $(DEMO) --about Russia,Iran --format html -o demo/brief.html
	@echo "The brief as a page: demo/brief.html"

test: .venv/ready-for-tests
	$(BIN)/python -m pytest -n 2

check: .venv/ready-for-tests
	$(BIN)/ruff check src tests evals examples docs
	$(BIN)/ruff format --check src tests evals examples docs
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/ready
	$(BIN)/python docs/make_commands.py

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

lock:
	$(BIN)/$(LOCK) pyproject.toml --group build -o requirements/run.txt
	$(BIN)/$(LOCK) pyproject.toml --group build --group test --group check --all-extras -c requirements/run.txt -o requirements/test.txt

clean:
	rm -rf .venv demo build dist
