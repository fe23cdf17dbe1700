PYTHON ?= python3
VENV ?= .venv
RUN = $(VENV)/bin/python
DATA ?= ../shared/data
GOLD ?= ../shared/gold

.PHONY: demo test check lint types imports docs model clean

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Rashomon needs Python 3.11 or newer; name one with: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@echo "Installing Rashomon into $(VENV) ..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@

demo: $(VENV)/.ready
	@mkdir -p out
	$(VENV)/bin/rashomon read examples/reports --db out/demo.db --report out/demo.html
	@echo "Look at the page: out/demo.html"

test: $(VENV)/.ready
	$(RUN) -m pytest

check: test lint types imports

lint: $(VENV)/.ready
	$(VENV)/bin/ruff check src tests benchmarks training tools

types: $(VENV)/.ready
	$(VENV)/bin/mypy

imports: $(VENV)/.ready
	$(VENV)/bin/lint-imports

docs: $(VENV)/.ready
	$(RUN) tools/command_reference.py

# Retrains what the package ships. About an hour on two cores; uses no GPU.
model: $(VENV)/.ready
	$(RUN) -m pip install --quiet --disable-pip-version-check -e ".[train]"
	$(RUN) -m training.train --data $(DATA) --gold $(GOLD) --extra training/annotations --out runs/first.pt
	$(RUN) -m training.train --data $(DATA) --gold $(GOLD) --extra training/annotations --start runs/first.pt --out runs/model.pt \
	  --seed 2 --encoder-rate 6e-5 --head-rate 3e-4 --passes '{"ewt":0.7,"place":0.5,"claims":5,"names":3,"times":0.1}'
	$(RUN) -m training.export --weights runs/model.pt --out src/rashomon/language/weights

clean:
	rm -rf $(VENV) out build dist
