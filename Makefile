# Works on a Debian that has only python3, pip, make and git. `make` alone says what there is.

# uv reads uv.lock. It is fetched with pip into a folder of its own, because Debian refuses `pip install`
# into the system and ships no venv; a new pin gets a new folder.
UV_VERSION := 0.13.9
UV := .tools/uv-$(UV_VERSION)/bin/uv
# The machine's own Python, or a clear failure: many NHS networks block the place uv would fetch one from.
export UV_PYTHON_DOWNLOADS := never
# pip warns root off the system's packages; it writes to .tools alone here.
export PIP_ROOT_USER_ACTION := ignore

IN_ENV := $(UV) run --frozen --no-sync
PYTEST_WORKERS := 2
# A worker that is done takes tests from the other: the slow ones stand together, at the end.
PYTEST := pytest -n $(PYTEST_WORKERS) --dist worksteal
# Tests of the database run on both. Browser stories of the service need a database that many may use at once.
CHOSEN ?= not long
ON_SQLITE = -m "($(CHOSEN)) and not (db and browser)" --junit-xml=build/tests-sqlite.xml
# Folders that hold tests of the database (tests/conftest.py sees to it that no other does): to look through all takes
# long.
OF_DATABASE = tests/unit/web tests/integration/web tests/system/web
ON_POSTGRESQL = -m "($(CHOSEN)) and db and not one_database" --junit-xml=build/tests-postgresql.xml $(OF_DATABASE)

.DEFAULT_GOAL := help
.PHONY: help run reports test check check-long benchmark audit fix lint format types contracts lock coverage docs assets \
        wheels clean env env-run system-deps

help:  ## Say what there is
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
	  || sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1: \2/p' $(MAKEFILE_LIST)

run: env-run  ## Open a service filled with made-up organisations, on this machine alone
	@$(IN_ENV) tallystick serve --example

reports: env-run  ## Build the reports of some examples with the command line and say where to open them
	@$(IN_ENV) scripts/run-example

test: env system-deps  ## Run the tests, and those of the database again on PostgreSQL
	@failed=0; \
	$(IN_ENV) $(PYTEST) $(ON_SQLITE) || failed=1; \
	scripts/with-postgresql $(IN_ENV) $(PYTEST) $(ON_POSTGRESQL) || failed=1; \
	exit $$failed

check: $(UV)  ## Everything a change must pass; reports all failures, not the first
	@python3 scripts/check lint format types contracts lock coverage

# Coverage is left to `make check`: to watch every line makes it half as long again and finds nothing more.
check-long: $(UV)  ## The same on new examples, 1,000 to 10,000 a property by what one costs (some 2 hours on 2 cores)
	@EXTRAS="--extra spark" TALLYSTICK_EXAMPLES=long CHOSEN="long or not long" \
	  python3 scripts/check lint format types contracts lock test

# The peers are heavy, and for this alone: the next target that needs the tools takes them away again.
benchmark: $(UV)  ## Run every benchmark, beside other libraries (some 16 minutes)
	@$(UV) sync --quiet --frozen --group bench $(EXTRAS)
	@failed=0; for each in benchmarks/*.py; do echo "== $$each"; $(IN_ENV) python "$$each" || failed=1; done; exit $$failed

# Not a part of `make check`: this needs more of the network than the package index.
audit: $(UV)  ## Ask api.osv.dev whether a package in uv.lock has a known weakness
	@$(UV) audit --frozen --preview-features audit-command $(AUDIT) || { status=$$?; [ $$status = 1 ] || \
	  echo "audit: nothing was found out. It has to reach https://api.osv.dev, or another service of that kind:" \
	    "make audit AUDIT='--service-url https://...'" >&2; exit $$status; }

fix: env  ## Let ruff mend what it can
	$(IN_ENV) ruff check --fix
	$(IN_ENV) ruff format

lint: env  ## Look for mistakes
	$(IN_ENV) ruff check

format: env  ## Check the layout of the code
	$(IN_ENV) ruff format --check

types: env  ## Check the types
	@TALLYSTICK_DATA=build/types TALLYSTICK_ADDRESS=https://localhost TALLYSTICK_SECRET_KEY=none $(IN_ENV) mypy

contracts: env  ## Check who imports whom
	$(IN_ENV) lint-imports --no-logo --cache-dir build/cache/import-linter

lock: $(UV)  ## Check that uv.lock follows pyproject.toml
	$(UV) lock --check

coverage: env system-deps  ## Run the tests and fail under 95 % of the branches of the library, or of the service
	@rm -rf build/coverage
	@failed=0; \
	$(IN_ENV) coverage run -m $(PYTEST) $(ON_SQLITE) || failed=1; \
	scripts/with-postgresql $(IN_ENV) $(PYTEST) $(ON_POSTGRESQL) || failed=1; \
	$(IN_ENV) coverage combine --quiet || failed=1; \
	for each in tallystick tallystick_web; do \
	  $(IN_ENV) coverage report --include="src/$$each/*" || failed=1; \
	done; \
	exit $$failed

docs: env  ## Write the pages that are made from the code
	@if [ -e scripts/make-docs ]; then $(IN_ENV) scripts/make-docs; else echo "No page is made from the code yet."; fi

assets:  ## Build the look of the web pages again (for maintainers; needs npm)
	@scripts/make-assets

# For a server that reaches no package index. Wheels fit the system and the Python that they were collected with.
wheels: $(UV)  ## Collect everything the service needs into build/wheels, to install it without a network
	@rm -rf build/wheels
	@$(UV) build --quiet --wheel --out-dir build/wheels
	@$(UV) export --quiet --frozen --no-dev --extra web --extra reports --no-emit-project --output-file build/wheels/requirements.txt >/dev/null
	@$(UV) export --quiet --frozen --no-dev --extra web --extra reports --format cyclonedx1.5 --output-file build/wheels/sbom.cdx.json >/dev/null
	@python3 -m pip download --quiet --only-binary :all: --require-hashes --dest build/wheels \
	  --requirement build/wheels/requirements.txt
	@echo "build/wheels: $$(ls build/wheels/*.whl | wc -l) wheels. docs/how-to/run-the-service.md says how to install them."

clean:  ## Remove what this file made
	rm -rf .tools .venv build
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The library with what it needs to run. --inexact: does not take the tools of `make test` away again.
env-run: $(UV)
	@$(UV) sync --quiet --frozen --no-dev --extra web --extra reports --inexact

env: $(UV)
	@$(UV) sync --quiet --frozen --extra web --extra reports $(EXTRAS)

system-deps:
	@scripts/system-deps

$(UV):
	python3 -m pip install --quiet --target .tools/uv-$(UV_VERSION) uv==$(UV_VERSION)
