"""Sites and browsers are made once and shared by all tests."""

import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import sites
from tools.build import pack


@pytest.fixture(scope="session")
def site() -> Path:
    """The site for a web server."""
    return sites.build(sites.ROOT)


@pytest.fixture(scope="session")
def offline(tmp_path_factory) -> Path:
    """The offline site, packed and unpacked into a folder whose name is awkward in addresses."""
    folder = tmp_path_factory.mktemp("unpacked") / "Ünterlagen 7b"
    pack(sites.build(sites.ROOT, offline=True), folder.with_suffix(".zip"))
    zipfile.ZipFile(folder.with_suffix(".zip")).extractall(folder)
    return (folder / "llm-parameters").rename(folder / "site-offline")


@pytest.fixture(scope="session")
def address(site):
    """The site's address while the tests run."""
    with sites.served(site) as (base, _):
        yield base


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
