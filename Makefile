PYTHON ?= python3
VENV ?= .venv
RUN = $(VENV)/bin/python
DATA ?= ../shared/data
GOLD ?= ../shared/gold

TRAIN = $(RUN) -m training.train --data $(DATA) --gold $(GOLD) --extra training/annotations
TAGGED = $(TRAIN) --tags runs/tags.pt

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

# Retrains what the package ships, in stages (training/README.md). About three hours and a half on two cores; uses no GPU.
model: $(VENV)/.ready
	$(RUN) -m pip install --quiet --disable-pip-version-check -e ".[train]"
	$(TRAIN) --out runs/tags.pt --seed 2 --passes '{"ewt":1.6,"place":0,"claims":0,"names":0,"times":0}'
	$(TRAIN) --out runs/a.pt
	$(TRAIN) --start runs/a.pt --out runs/b.pt --seed 2 --encoder-rate 6e-5 --head-rate 3e-4 \
	  --passes '{"ewt":0.7,"place":0.5,"claims":5,"names":3,"times":0.1}'
	$(TRAIN) --start runs/b.pt --out runs/d.pt --seed 3 --encoder-rate 1.2e-4 --head-rate 7e-4 --stop 4000 \
	  --passes '{"ewt":6,"place":4,"claims":14,"names":8,"times":1}'
	$(TRAIN) --start runs/d.pt --out runs/e.pt --seed 5 --encoder-rate 6e-5 --head-rate 3.5e-4 \
	  --passes '{"ewt":1.2,"place":0.7,"claims":7,"names":1.5,"times":0.1}'
	$(RUN) -m training.average --out runs/f.pt runs/d.pt runs/e.pt
	$(TAGGED) --start runs/f.pt --out runs/g.pt --seed 13 --encoder-rate 5e-5 --head-rate 3e-4 \
	  --passes '{"ewt":1.2,"place":0.4,"claims":2.2,"names":0.7,"times":0.05}'
	$(RUN) -m training.average --out runs/h.pt runs/g.pt runs/f.pt
	$(TAGGED) --start runs/h.pt --out runs/i.pt --seed 21 --encoder-rate 6e-5 --head-rate 3.5e-4 \
	  --passes '{"ewt":1.0,"place":0.5,"claims":4.0,"names":3,"times":0.1}'
	$(RUN) -m training.average --out runs/hi.pt runs/h.pt runs/i.pt
	$(TAGGED) --start runs/hi.pt --out runs/j.pt --seed 31 --encoder-rate 8e-5 --head-rate 5e-4 \
	  --passes '{"ewt":1.5,"place":0.7,"claims":5.0,"names":4,"times":0.1}'
	$(TAGGED) --start runs/j.pt --out runs/k.pt --seed 41 --encoder-rate 5e-5 --head-rate 3e-4 \
	  --passes '{"ewt":1.0,"place":0.3,"claims":2.0,"names":1.5,"times":0.05}'
	$(RUN) -m training.average --out runs/jk.pt runs/j.pt runs/k.pt
	$(TAGGED) --start runs/jk.pt --out runs/l.pt --seed 51 --encoder-rate 5e-5 --head-rate 3e-4 \
	  --passes '{"ewt":1.2,"place":0.3,"claims":2.3,"names":1.2,"times":0.05}'
	$(RUN) -m training.average --out runs/model.pt runs/k.pt runs/l.pt
	$(RUN) -m training.export --weights runs/model.pt --out src/rashomon/language/weights
	$(RUN) -m training.place_choice $(DATA)

clean:
	rm -rf $(VENV) out build dist
