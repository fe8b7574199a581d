# Oogst. The two commands to know: `make run` opens the hall, `make test` checks everything.
# Works with GNU make 3.81 (macOS) and later; needs Python 3.11 or newer and nothing else.

# On a Mac the newer ones first: for 3.11 gevent would have to be compiled there.
PYTHONS := $(if $(filter Darwin,$(shell uname)),python3.13 python3.12 python3.14) python3 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(PYTHONS); do "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$p"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PINS := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command 'make pins'
# Words for the programme: `make run ARGS="--port 9000"`, `make test TESTS=tests/core`.
ARGS ?=
TESTS ?= tests
# Tests run side by side (they wait for pages and servers more than they compute); `make test AT_ONCE=0` runs them one after another.
AT_ONCE ?= 3
# How long the slow checks go on.
CRASH_ROUNDS ?= 20
SOAK_MINUTES ?= 10

.PHONY: help setup run test lint types imports messages pins bench summit long pictures crash soak clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: .venv/.ready ## make .venv and install what is pinned; quick the second time

run: setup ## open the hall: start the server
	@$(BIN)/python app.py $(ARGS)

test: setup .venv/.ready-dev lint types imports ## everything: lint, types, import rules, unit, live and browser tests
	CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py --install)" && export CHROMIUM && \
		$(BIN)/python -m pytest -n $(AT_ONCE) --dist worksteal $(TESTS)

lint: .venv/.ready-dev
	$(BIN)/ruff check

types: .venv/.ready-dev
	$(BIN)/mypy

imports: .venv/.ready-dev
	$(BIN)/lint-imports

messages: setup ## rebuild the catalogues from the tables in facilitator/web/translations
	$(BIN)/python facilitator/web/translations/build.py

pins: .venv/.ready-dev ## renew the pinned versions after a change in requirements*.in (UPGRADE=--upgrade for the newest)
	for name in requirements requirements-dev; do \
		$(PINS) $(UPGRADE) --output-file $$name.txt $$name.in || exit 1; done

bench: setup ## measure speed and cost: benchmarks/README.md
	$(BIN)/python -m benchmarks $(ARGS)

long: setup .venv/.ready-dev ## the checks that repeat a short one: every workshop varied, every page in the dark, properties longer
	CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py --install)" && export CHROMIUM && \
		OOGST_EXAMPLES=all $(BIN)/python -m pytest -n $(AT_ONCE) --dist worksteal -m "long or hypothesis" tests

pictures: setup .venv/.ready-dev ## play every scenario and take pictures of all screens, in pictures/
	CHROMIUM="$$($(BIN)/python tests/browser/find_chromium.py --install)" && export CHROMIUM && \
		$(BIN)/python -m tests.browser.pictures $(ARGS)

summit: setup ## a social summit at its real size, 54 groups and 810 people, played to its report
	$(BIN)/python -m benchmarks summit $(ARGS)

crash: setup .venv/.ready-dev ## the long crash rounds: killed in the middle, restarted, nothing lost
	$(BIN)/python -m tests.live.crash --rounds $(CRASH_ROUNDS) $(ARGS)

soak: setup ## hours of workshop in SOAK_MINUTES: does memory stay flat, do connections come back?
	$(BIN)/python -m benchmarks soak --minutes $(SOAK_MINUTES) $(ARGS)

clean: ## remove what setup and tests made; never touches sessions/
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The stamp is written last, so a setup that was broken off is simply done again.
.venv/.ready: requirements.txt
	@test -n "$(PYTHON)" || { echo "Oogst needs Python 3.11 or newer. Type:" >&2; \
		case "$$(uname)" in Darwin) echo "  brew install python@3.13" >&2;; \
		*) echo "  sudo apt-get install python3 python3-venv" >&2;; esac; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python is here, its venv is not. Type:" >&2; \
		echo "  sudo apt-get install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf .venv && $(PYTHON) -m venv .venv; }
	@echo "Setting up Oogst in .venv: once, about a minute."
	@$(PIP) -r requirements.txt
	@$(BIN)/python facilitator/web/translations/build.py --compiled-only
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.txt
	@echo "Adding what the tests need."
	@$(PIP) -r requirements-dev.txt
	@touch $@
