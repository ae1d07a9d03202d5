# make demo, make test: everything else is set up on the way. Needs Python 3.11 or newer.
RUN := .venv/bin

.PHONY: demo test lint bench clean

demo: .venv/ready
	$(RUN)/corridor eras "Xi'an" Poti
	mkdir -p maps
	$(RUN)/corridor route "Xi'an" Poti --corridor middle --map maps/xian-poti.html

test: lint
	sh tools/set_up_browser.sh
	$(RUN)/pytest -n 2 --dist loadfile

lint: .venv/ready
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports

bench: .venv/ready
	for script in benchmarks/[!_]*.py; do $(RUN)/python $$script || exit 1; done

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready: pyproject.toml constraints.txt tools/set_up.sh
	sh tools/set_up.sh
