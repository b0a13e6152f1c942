# Every command is a forward to tools/run.py, which works without make: python3 tools/run.py site
PYTHON ?= python3
COMMANDS := site test serve offline outputs runtime format check lock

.PHONY: $(COMMANDS)
.DEFAULT_GOAL := help

$(COMMANDS):
	@$(PYTHON) tools/run.py $@

help:
	@$(PYTHON) tools/run.py || true
