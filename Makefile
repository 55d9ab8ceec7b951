# Needs Python 3.11 or newer, Git and make; everything else goes into .venv.
# `make help` lists what can be made.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
PY := $(VENV)/bin/python
ARGS ?=
PYTEST_ARGS ?= -n auto --dist loadfile
UV ?= build/uv/bin/uv

# A stamp carries the checksum of the lock it stands for: the same lock costs
# nothing, another one is installed, whatever the files' dates say.
checksum = $(shell cksum < $(1) | tr ' ' -)
SITE := $(VENV)/.site-$(call checksum,requirements/site.txt)
TEST := $(VENV)/.test-$(call checksum,requirements/test.txt)
NODE := tests/node/node_modules/.lock-$(call checksum,tests/node/package-lock.json)
ALIVE := $(shell $(PY) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes)

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: site serve check data screenshots test test-all bench lint format lock clean help env node again

site: $(SITE) ## build the website into site/
	$(PY) build.py site $(ARGS)

serve: $(SITE) ## show the website and build it anew while you write
	$(PY) build.py serve $(ARGS)

check: $(SITE) ## check units/, criteria/ and scores/
	$(PY) build.py check $(ARGS)

data: $(SITE) ## make the illustrative data anew
	$(PY) tools/make_data.py $(ARGS)

env: $(SITE) ## set up .venv and nothing more

test: $(TEST) ## run the tests; what a missing program prevents is skipped and named
	$(PY) -m pytest $(PYTEST_ARGS) $(ARGS)

test-all: $(TEST) node ## run the tests; a missing program is a failure
	PARLEDGER_REQUIRE_ALL=1 $(PY) -m pytest $(PYTEST_ARGS) $(ARGS)

lint: $(TEST) ## style, types, and who may import what
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache

format: $(TEST) ## bring the Python files into the one style
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

screenshots: $(TEST) ## photograph the pages (needs chromium)
	$(PY) tools/screenshots.py $(ARGS)

bench: $(TEST) ## measure speed and memory
	$(PY) -m bench $(ARGS)

lock: $(UV) ## resolve the dependencies anew and write the locks
	$(UV) pip compile $(LOCKING) -o requirements/site.txt pyproject.toml
	$(UV) pip compile $(LOCKING) -c requirements/site.txt --extra test -o requirements/test.txt pyproject.toml
	cd tests/node && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## remove everything that was made
	rm -rf $(VENV) .parledger site site-internal site-unit-* build dist tests/node/node_modules \
		.pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# --- setting up ---

LOCKING := --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-header --no-annotate
INSTALL := $(PY) -m pip install --quiet --quiet --disable-pip-version-check --no-input \
	--require-hashes --only-binary :all: --no-deps -r

ifneq ($(ALIVE),yes)
$(SITE) $(TEST) $(VENV)/pyvenv.cfg: again
endif

$(SITE): | $(VENV)/pyvenv.cfg
	@echo "Installing what the site needs into $(VENV) (once, about a minute)"
	@rm -f $(VENV)/.site-* $(VENV)/.test-*
	@$(INSTALL) requirements/site.txt
	@touch $@

$(TEST): | $(VENV)/pyvenv.cfg
	@echo "Installing what the tests need into $(VENV) (once, about a minute)"
	@rm -f $(VENV)/.site-* $(VENV)/.test-*
	@$(INSTALL) requirements/test.txt
	@touch $@ $(SITE)

$(VENV)/pyvenv.cfg:
	@if [ -z "$(PYTHON)" ]; then \
		echo "parledger needs Python 3.11 or newer, and found $$(python3 --version 2>&1 || echo none)." >&2; \
		echo "Install it (Debian, Ubuntu: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "parledger needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make an environment. Debian, Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

node: $(NODE)

$(NODE):
	@command -v npm >/dev/null || { \
		echo "npm is missing. Debian, Ubuntu: apt-get install nodejs npm" >&2; exit 1; }
	cd tests/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

build/uv/bin/uv:
	@$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install --quiet --only-binary :all: uv
