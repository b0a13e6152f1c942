"""Sites and browsers are made once and shared by all tests."""

import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import sites


@pytest.fixture(scope="session")
def site() -> Path:
    """The site for a web server; building it builds the offline one first."""
    sites.build_both(sites.ROOT)
    return sites.ROOT / "site"


@pytest.fixture(scope="session")
def offline(site, tmp_path_factory) -> Path:
    """The offline site, unpacked into a folder whose name is awkward in addresses."""
    folder = tmp_path_factory.mktemp("unpacked") / "Ünterlagen 7b"
    zipfile.ZipFile(site.with_name("site-offline.zip")).extractall(folder)
    return (folder / "llm-parameters").rename(folder / "site-offline")


@pytest.fixture(scope="session")
def address(site):
    """The site's address while the tests run."""
    with sites.served(site) as (base, _):
        yield base


@pytest.fixture
def widget(request, address, browser):
    """A tab with a widget that can be moved.  The test's module names its page and its element: PAGE, WIDGET."""
    page, element = getattr(request, "param", None) or (request.module.PAGE, request.module.WIDGET)
    with sites.opened(browser, f"{address}/{page}") as tab:
        tab.locator(f"{element} :is(input, select)").first.wait_for()
        yield tab
        assert not tab.complaints


@pytest.fixture(scope="session")
def browser():
    if not sites.CHROMIUM:
        missing = "no Chromium found: install it (Debian: apt-get install chromium) to run the browser tests"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sites.CHROMIUM, args=sites.FLAGS)
        yield browser
        browser.close()
