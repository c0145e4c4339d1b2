# trucewatch: `make demo` and `make test` are all a newcomer needs.
# They want python3 with venv, make and npm, and no root.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PY := .venv/bin/python
BIN := .venv/bin
DEMO := demo
SHARED ?=
ERRORS ?=
SOAK ?= full

.PHONY: help assets long demo test test-full check format docs bench evals train evals-labelled evals-places evals-reconcile soak mutate gazetteer catalogue lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/base: requirements.lock pyproject.toml
	@python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "python3 has no venv module: install it (Debian: apt install python3-venv)" >&2; exit 1; }
	@test -x $(PY) || python3 -m venv .venv
	@$(PY) -m pip install -q --disable-pip-version-check uv
	@test -e .venv/dev || $(BIN)/uv pip sync -q --compile-bytecode requirements.lock
	@$(BIN)/uv pip install -q --no-deps -e .
	@touch $@

.venv/dev: .venv/base requirements-dev.lock
	@$(BIN)/uv pip sync -q --compile-bytecode requirements-dev.lock
	@$(BIN)/uv pip install -q --no-deps -e .
	@$(PY) -m compileall -q src
	@touch $@

VENDOR := src/trucewatch/web/static/vendor
$(VENDOR)/ok: node_modules/ok
	@mkdir -p $(VENDOR)
	@cp node_modules/htmx.org/dist/htmx.min.js node_modules/uplot/dist/uPlot.iife.min.js \
	  node_modules/uplot/dist/uPlot.min.css node_modules/maplibre-gl/dist/maplibre-gl.mjs \
	  node_modules/maplibre-gl/dist/maplibre-gl-shared.mjs \
	  node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs \
	  node_modules/maplibre-gl/dist/maplibre-gl.css $(VENDOR)
	@touch $@

assets: $(VENDOR)/ok ## copy the browser's libraries from npm

demo: .venv/base $(VENDOR)/ok ## set up, then make the sample mission's latest bulletin
	@rm -rf $(DEMO)
	@$(BIN)/trucewatch init $(DEMO) --template astana
	@$(BIN)/trucewatch ingest $(DEMO)/reports --mission $(DEMO) 2>$(DEMO)/issues.log
	@echo "Issues of the sample reports are listed in $(DEMO)/issues.log"
	@$(BIN)/trucewatch bulletin --mission $(DEMO)
	@echo "the desk on it: $(BIN)/trucewatch serve --demo"

test: .venv/dev $(VENDOR)/ok ## set up, then run the tests
	@scripts/test.sh
	@$(BIN)/coverage report --fail-under=95 --skip-covered | tail -n 25
	@$(BIN)/coverage report --fail-under=100 --include='src/trucewatch/model/*,src/trucewatch/judge/*,src/trucewatch/reconcile/*' | tail -n 1

node_modules/ok: package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

test-full: .venv/dev $(VENDOR)/ok ## also what needs Debian packages: PostgreSQL, Chromium
	@scripts/debian-packages.sh
	@scripts/test-full.sh

check: .venv/dev ## format, lint, types, import contracts, docs
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy --num-workers 2
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/check_files.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build -q --strict -d .work/site

format: .venv/dev ## format and mend what can be mended
	@$(BIN)/ruff format -q .
	@$(BIN)/ruff check -q --fix .

docs: .venv/dev ## build the documentation into .work/site
	@$(BIN)/mkdocs build -q --strict -d .work/site

bench: .venv/dev ## measure speed and memory; writes docs/reference/performance.md
	@$(PY) -m bench.run

evals: .venv/dev ## measure reading on development sets: make evals SHARED=../shared
	@$(PY) -m evals.run "$(SHARED)"

evals-labelled: .venv/dev ## measure reading on our own labelled sentences; writes docs/reference/accuracy.md
	@$(PY) -m evals.labelled $(ERRORS)

evals-places: .venv/dev ## measure places found and placed: make evals-places SHARED=../shared
	@$(PY) -m evals.places "$(SHARED)"

.work/peers/ok: .venv/dev requirements-peers.lock
	@python3 -m venv .work/peers
	@$(BIN)/uv pip sync -q --python .work/peers/bin/python requirements-peers.lock
	@touch $@

evals-reconcile: .venv/dev .work/peers/ok ## measure merging on made-up worlds, with Splink beside it
	@$(PY) -m evals.reconcile.run

train: .venv/dev ## train the English parser anew: make train SHARED=../shared VARIANT=standard
	@$(PY) -m trucewatch.train "$(SHARED)" --variant $(or $(VARIANT),standard)

soak: .venv/dev ## the long fault and load runs (SOAK=small for CI)
	@scripts/soak.sh $(SOAK)

long: .venv/dev $(VENDOR)/ok ## every page in a browser, and as every role: minutes
	@scripts/debian-packages.sh
	@$(BIN)/pytest -q -m long

mutate: .venv/dev ## change the judge's code bit by bit: the tests have to notice (10 to 20 minutes)
	@rm -rf mutants
	@CI=1 nice -n 10 $(BIN)/mutmut run --max-children 1
	@$(BIN)/mutmut results

gazetteer: .venv/base ## build the place index into the cache folder now
	@$(BIN)/trucewatch gazetteer build

catalogue: .venv/dev ## bring the interface's catalogues up to date with its messages
	@$(PY) -m scripts.catalogue

lock: ## pin the requirements anew
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --all-extras --group dev -o requirements-dev.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-annotate requirements-peers.in -o requirements-peers.lock

clean: ## remove what make built
	@rm -rf .venv .work $(VENDOR) mutants $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
