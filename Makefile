VENV ?= .venv
PY ?= python3
BIN = $(VENV)/bin
MESSAGES = $(shell find src -name '*.po' 2>/dev/null)

.PHONY: run setup test check bench screens score

setup: $(VENV)/.ready $(VENV)/.messages

$(VENV)/.ready: requirements.txt pyproject.toml
	@$(PY) -c 'import sys; sys.exit("Hiwar needs Python 3.11 or newer; $(PY) is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null || { echo "Hiwar needs python3-venv: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PY) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.messages: $(VENV)/.ready $(MESSAGES)
	@$(BIN)/python tools/build_messages.py
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-test requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

run: setup
	@$(BIN)/hiwar serve

test: setup $(VENV)/.ready-test
	@sh tools/test-needs.sh
	$(BIN)/python tools/run_tests.py

check: setup $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/house.py

bench: setup $(VENV)/.ready-bench
	$(BIN)/python -m benchmarks

score: bench-score

bench-%: setup $(VENV)/.ready-bench
	$(BIN)/python -m benchmarks $* $(N)

screens: setup $(VENV)/.ready-test
	$(BIN)/python tools/screens.py
