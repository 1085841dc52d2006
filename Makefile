# `make status` and `make test` set up everything they need: Python 3.11 or newer with venv and pip, git and make are enough.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/uv-$(UV_VERSION)/bin/uv
READY := .venv/ready
RUN := .venv/bin
EDITOR := .tools/editor/ready
NPM := $(shell command -v npm)

export UV_PYTHON_DOWNLOADS := never
export UV_PYTHON := $(PYTHON)

.PHONY: status test fix words snapshots bench clean

status: $(READY)  ## show how far the letter's agenda is; ARGS="vo --lang en" goes to the command
	@$(RUN)/agenda status $(ARGS)
	@echo 'agenda: $(RUN)/agenda COMMAND (. $(RUN)/activate: agenda COMMAND)'

test: $(READY) $(if $(NPM),$(EDITOR))  ## format, lint, types, layers, the project's own data, tests
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/agenda check --format concise
	$(RUN)/agenda fmt --check
	$(RUN)/pytest --numprocesses 2

fix: $(READY)  ## lay out the code and mend what can be mended by itself
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

words: $(READY)  ## bring the Dutch catalogue up to date with the texts in the code
	$(RUN)/python -m lerarenagenda.locales

snapshots: $(READY)  ## write the expected screens, names and messages anew; read the difference before you commit it
	$(RUN)/pytest --snapshot-update

bench: $(READY)  ## measure speed against the yardsticks
	$(RUN)/python -m benchmarks

clean:  ## remove what the other targets made
	rm -rf .venv .tools .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml uv.lock $(UV)
	$(UV) sync --frozen --quiet
	@touch $@

# what editors ask about YAML; without npm the tests of it are skipped
$(EDITOR): tests/editor/package.json tests/editor/package-lock.json
	@mkdir -p $(@D)
	@cp $^ $(@D)
	@$(NPM) ci --prefix $(@D) --silent --ignore-scripts && touch $@ || echo 'npm has no registry here: the tests of editors are skipped'

$(UV):
	$(PYTHON) -m venv .tools/uv-$(UV_VERSION)
	.tools/uv-$(UV_VERSION)/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
