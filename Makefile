# `make run` serves the page, `make test` runs the tests; both do all the set-up they need. No network is used after it.

# The first of these that is 3.11 or newer.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
PORT ?= 8501
# The folder of the corpus; the zhengce command reads the same variable.
DATA ?= $(or $(ZHENGCE_DATA),zhengce-data)
# Two processes, each test file whole in one of them; `make test PYTEST_ARGS=tests/corpus/test_fold.py` runs some tests.
PYTEST_ARGS ?= -n 2 --dist loadfile

bin := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_REQUIRE_VIRTUALENV := 1

.PHONY: help install run test check format bench mutants torture bundle lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

install: .venv/.run ## create .venv with pinned dependencies (text recognition among them, 300 MB) and the zhengce command

run: .venv/.run $(DATA) ## serve the page on http://localhost:8501, over corpus/samples if there is no corpus yet
	ZHENGCE_DATA=$(DATA) $(bin)/zhengce serve --port $(PORT)

test: .venv/.dev ## run all tests (browser, office and real documents are skipped by name where absent)
	$(bin)/python -m pytest $(PYTEST_ARGS)

check: .venv/.dev ## formatting, lint, types, direction of imports; whether what is built can be released
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	rm -rf build/release build/lib && $(bin)/python -m build --no-isolation --outdir build/release >/dev/null
	$(bin)/twine check --strict build/release/*

format: .venv/.dev ## format the code and mend what lint can mend
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

bench: .venv/.dev ## measure the pipeline and the search engines
	$(bin)/python -m bench

mutants: .venv/.mutation ## put faults into the code and see whether the tests notice (half an hour)
	$(bin)/python -m bench.mutants $(MUTANTS_ARGS)

torture: .venv/.dev ## kill, interrupt and crowd the commands at random moments, feed them broken files (an hour a part)
	$(bin)/python -m bench.torture $(TORTURE_ARGS)

# One zip with all that a machine without a network needs but Python itself, whose version is named.
PLATFORM ?= manylinux_x86_64
BUNDLE_PYTHON ?= 3.12
bundle: .venv/.run ## a zip for machines without a network (PLATFORM=win_amd64, manylinux_x86_64 or manylinux_aarch64)
	$(bin)/python .ci/bundle.py $(PLATFORM) --python $(BUNDLE_PYTHON)

# Stamps make repeated calls quick: a set-up step runs again only when what it depends on has changed.
.venv/.python:
	@test -n "$(PYTHON)" || { echo "zhengce needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

# Each file is held against its hash. What has no wheel is built with what the first lock brings, nothing fetched for it.
locked := $(bin)/python -m pip install --quiet --require-hashes --no-build-isolation

.venv/.run: .venv/.python requirements-build.lock requirements.lock requirements-ocr.lock requirements-login.lock requirements-serving.lock pyproject.toml
	$(locked) --requirement requirements-build.lock
	$(locked) --requirement requirements.lock --requirement requirements-ocr.lock \
		--requirement requirements-login.lock --requirement requirements-serving.lock
	PYTHONWARNINGS=ignore $(bin)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-cluster.lock requirements-dev.lock
	$(locked) --requirement requirements-cluster.lock --requirement requirements-dev.lock
	@touch $@

.venv/.mutation: .venv/.dev requirements-mutation.lock
	$(locked) --requirement requirements-mutation.lock
	@touch $@

# Loaded beside its place and moved there, so that an interrupted load is not taken for a corpus.
$(DATA): | .venv/.run
	rm -rf $(DATA).loading
	ZHENGCE_DATA=$(DATA).loading $(bin)/zhengce add corpus/samples
	mv $(DATA).loading $(DATA)

lock: ## pin anew: the newest versions that pyproject.toml allows, with the hashes of all their files
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	$(PYTHON) .ci/lock.py

clean: ## remove .venv and caches (never the corpus)
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
