# Everything works on a bare machine with Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup run demo test torture check format bench lock screenshots migration

$(VENV)/run.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Set PYTHON=/path/to/python3.11.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/run.stamp ## What the bot needs to run

run: $(VENV)/run.stamp ## The bot if a token is configured, else the demo
	@$(BIN)/dondoc run --or-demo

demo: $(VENV)/run.stamp ## The demo, whatever is configured
	@$(BIN)/dondoc demo

test: $(VENV)/dev.stamp ## Every test
	$(BIN)/python -m pytest -n auto

torture: $(VENV)/dev.stamp ## The bot killed fifty times under load, and the books looked at
	TORTURE_ROUNDS=50 $(BIN)/python -m pytest tests/torture -s

check: $(VENV)/dev.stamp ## Format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp ## The figures, each against its peer in the same run: make bench SIZE=small takes few of each
	$(BIN)/python -m bench --size $(or $(SIZE),full)

screenshots: $(VENV)/dev.stamp ## The pictures in README.md and docs/huong-dan.md
	$(BIN)/python -m docs.screenshots

lock: ## Renew both lock files (needs uv)
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build -o requirements.lock
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build --extra dev -o requirements-dev.lock

migration: $(VENV)/dev.stamp ## A new migration from the model: make migration m="Add what"
	$(BIN)/python -m storage.migrate "$(m)"
