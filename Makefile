# What a person does with a checkout. Each target first makes sure that what it needs is here.
PYTHON ?= python3
WORKERS ?= 2
IN := .venv/bin/python

.PHONY: run test lint bench figures walk whole shots docs lock clean ready

run: ## open the program
	@$(PYTHON) build/prepare.py run

ready:
	@$(PYTHON) build/prepare.py

# Compiled code is kept for the hundreds of processes that the tests start, also where the machine says otherwise.
test: export PYTHONDONTWRITEBYTECODE =
# One process takes a file whole: what its tests share is made once, and not once in each.
test: ready ## the domain where nothing but Python is importable, then everything else
	@$(IN) -m pytest -q -n $(WORKERS) --dist loadfile -p no:pytest-qt -p tests.domain_alone tests/domain tests/readable
	@$(IN) -m pytest -q -n $(WORKERS) --dist loadfile --ignore=tests/domain --ignore=tests/readable

lint: ready ## style, types, walls
	@$(IN) -m ruff check
	@$(IN) -m ruff format --check
	@$(IN) -m mypy il2nurse tests build main.py
	@.venv/bin/lint-imports

bench: ready ## the measures, as a table and in build/out/bench.json
	@$(IN) -m tests.bench --json build/out/bench.json

figures: ready ## how the register held, into docs/figures.md: make figures ROW="power cuts" N=10000
	@$(IN) -m tests.figures $(if $(ROW),--row "$(ROW)") $(if $(N),--number $(N)) $(if $(SEED),--seed $(SEED))

walk: ready ## random courses, as a table: make walk N=10000
	@$(IN) -m tests.walk $(or $(N),1000)

whole: ready ## the whole program, from a regimen file to a printed record and an open window
	@$(IN) build/whole.py

shots: ready ## the pictures of the manual; those of before give way
	@$(IN) build/screenshots.py --replace

docs: ready ## what is made from the files: docs/assess.md, laboratory.md, texts.md, before-a-dose.json, the plan of the house
	@$(IN) -m build.docs

lock: ## requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

clean: ## what tools left behind; .venv stays
	rm -rf build/out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	find build il2nurse tests -name __pycache__ -type d -prune -exec rm -rf {} +
