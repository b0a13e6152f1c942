"""The pages are tests too: pytest-markdown-docs runs each program that a page shows, as the page renders it."""

import pytest
from pytest_markdown_docs import _runners, plugin

from tests.fences import StandInParser, run_as_pasted
from tests.sites import ROOT, GuardError

PARSER = StandInParser(ROOT)


def pytest_markdown_docs_markdown_it():
    return PARSER


@_runners.register_runner(default=True)
class AsPasted(_runners.DefaultRunner):
    """Run a program as a reader would, and compare all it prints with what the page shows under it."""

    def runtest(self, test, args, *, asyncio_runner=None):
        source = test.source.lstrip("\n")
        printed, shown = run_as_pasted(source), PARSER.shown[source]
        if printed != shown:
            raise GuardError(f"the page shows\n{shown}\nbut the program prints\n{printed}")

    def repr_failure(self, test, excinfo, style=None):
        return f"{test.source_path}, line {test.start_line}: {excinfo.value}"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """The plugin would import every Python file to look for docstrings: that executes tests twice, and labs."""
    collected = yield
    return [node for node in collected if not isinstance(node, plugin.MarkdownDocstringCodeModule)]


def pytest_terminal_summary(terminalreporter):
    counts = PARSER.counts
    terminalreporter.write_line(
        f"Python blocks on pages: {counts['whole']} whole programs run, {counts['parts']} parts of programs"
        f" that are run, {counts['skipped']} skipped"
    )
    for reason in PARSER.reasons:
        terminalreporter.write_line(f"  skipped {reason}")
