# make run    sets everything up and opens the application on the sample archive
# make test   sets everything up and runs the tests
# make check  lint, types, import contracts, translations
# make bench  speed and memory against references, by hand

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test check bench translations clean

run: $(READY)
	$(BIN)/jiaokan

test: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal -q

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m desktop_app.translation.check

bench: $(READY)
	@for benchmark in tests/benchmarks/[a-z]*.py; do \
		echo "== $$benchmark"; $(BIN)/python -m tests.benchmarks.$$(basename $$benchmark .py) || exit 1; done

translations: $(READY)
	$(BIN)/python -m desktop_app.translation.check --update

$(READY): pyproject.toml constraints.txt .ci/environment .ci/system_libraries.py
	sh .ci/environment "$(PYTHON)"
	touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
