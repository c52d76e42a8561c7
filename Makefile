# Every target sets up what it needs in .venv first; nothing outside this folder is changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Compiled files are kept: without them each start of the program compiles it anew, and the tests start it a thousand times.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install --constraint constraints.txt

# Some tests wait for a server, so one worker more than processors.
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))

.PHONY: help brief test quick mutants explore check lint format types layers evals bench long golden lock docs pictures wheel sdist licences audit clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

brief: $(VENV)/.run ## print an edition of the sample articles in seeds/
	@$(BIN)/digest brief seeds/

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest $(ARGS)

quick: $(VENV)/.dev ## the tests without servers, browsers and processes of their own (minutes)
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow and not server and not browser" $(ARGS)

mutants: $(VENV)/.dev ## change the rules one small fault at a time; MODULE=due for one of them (hours)
	$(BIN)/python tests/mutants.py $(MODULE) $(ARGS)

explore: $(VENV)/.dev ## the properties over a thousand random examples each (long)
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest tests/text tests/contracts tests/editions tests/sources tests/renderers

check: lint types layers ## everything a change must pass: style, types, layers, tests with coverage
	$(BIN)/python -m pytest --cov --cov-fail-under=90

lint: $(VENV)/.dev ## style, by ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.dev ## style, put right by ruff
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.dev ## types, by mypy --strict
	$(BIN)/mypy

layers: $(VENV)/.dev ## who may import whom, by import-linter
	$(BIN)/lint-imports

evals: $(VENV)/.dev ## quality beside the peers, above its floors; DATA=folder for the labelled sets
	$(BIN)/python -m evals $(if $(DATA),--data $(DATA))

bench: $(VENV)/.dev ## start-up, delivery and speed, beside the peers, as ratios
	$(BIN)/python bench/startup.py --strict
	$(BIN)/python bench/summaries.py $(if $(DATA),--data $(DATA))
	$(BIN)/python bench/delivery.py --strict
	$(BIN)/python bench/edition.py --strict
	$(BIN)/python bench/rendering.py --strict
	$(BIN)/python bench/store.py --strict
	$(BIN)/python bench/fetch.py --strict
	$(BIN)/python bench/whole.py --briefs 1 10 --write

long: $(VENV)/.dev $(VENV)/.fuzz ## what takes long: an hour of fuzzing, growth of editions, a million articles, 700 kills, pages in all languages, 30 days of service
	PYTHONPATH=tests $(BIN)/python -m fuzzing --seconds $(or $(FUZZ),3600)
	DIGEST_GROWTH=all $(BIN)/python -m pytest tests/test_growth.py -k of_two_articles
	$(BIN)/python bench/hostile.py --strict
	$(BIN)/python bench/store.py --articles 1000000 --strict
	DIGEST_KILLS=200 $(BIN)/python -m pytest tests/app/test_kills.py tests/fetching/test_fetch_whole.py -k "killed and not copies"
	DIGEST_KILLS=500 $(BIN)/python -m pytest tests/app/test_kills.py -k copies
	$(BIN)/python bench/compute.py --strict
	$(BIN)/python bench/whole.py --articles 10000 100000 --peers 3000 --pages 5000 --briefs 1 1000 --strict --write
	DIGEST_KILLS=20 $(BIN)/python -m pytest tests/app/test_compute.py
	DIGEST_KILLS=20 $(BIN)/python -m pytest tests/app/test_restarts.py
	DIGEST_KILLS=100 $(BIN)/python -m pytest tests/app/test_machines.py
	DIGEST_PAGES=all $(BIN)/python -m pytest tests/renderers/test_other_pages.py
	DIGEST_SOAK_DAYS=30 $(BIN)/python -m pytest tests/app/test_soak.py -s

golden: $(VENV)/.dev ## write the golden files anew; then read them
	$(BIN)/python tests/odd_days.py
	for format in text:txt markdown:md html:html; do \
	  $(BIN)/digest brief seeds/ -q --format $${format%:*} > tests/golden/seeds.$${format#*:}; done
	for file in seeds/* tests/samples/*; do \
	  $(BIN)/digest summarize $$file > tests/golden/summaries/$$(basename $$file).txt; done

lock: ## write constraints.txt anew, with the newest versions
	rm -rf .lock && $(PYTHON) -m venv .lock
	.lock/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[dev,docs,fuzz]'
	{ head -1 constraints.txt; .lock/bin/python -m pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt && rm -rf .lock

pictures: $(VENV)/.run ## docs/edition.png, the sample edition in Chromium; look at it
	$(BIN)/digest demo -q -o dist/picture
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1120,900 \
	  --screenshot=docs/edition.png "file://$(CURDIR)/dist/picture/edition.html"

docs: $(VENV)/.docs ## the documents as a site in dist/docs; a warning or a dead link is an error
	$(BIN)/sphinx-build -W --keep-going --quiet -b html -c docs . dist/docs

wheel: $(VENV)/.dev ## build the wheel into dist/
	$(BIN)/python -m pip --disable-pip-version-check --quiet wheel --no-deps --no-build-isolation --wheel-dir dist .

sdist: $(VENV)/.dev ## build the source archive into dist/
	$(BIN)/python -m hatchling build -t sdist

licences: $(VENV)/.dev ## name, version and licence of each installed dependency; one without a licence is an error
	@$(BIN)/python tests/licences.py

audit: $(VENV)/.dev ## known weaknesses of the locked versions, by pip-audit; without the network it fails
	$(BIN)/python -m pip --disable-pip-version-check check
	rm -rf .audit && $(PYTHON) -m venv .audit
	.audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit
	@.audit/bin/pip-audit -r constraints.txt --no-deps --strict || { echo "not audited, or with finds" >&2; exit 1; }
	rm -rf .audit

clean: ## remove what these targets made
	rm -rf $(VENV) .audit dist .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once, about half a minute) ..." >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) with the tools for tests (once, about a minute) ..." >&2
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.fuzz: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[fuzz]'
	@touch $@

$(VENV)/.docs: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[docs]'
	@touch $@
