"""What the tests share: the invented reports in `fixtures/`, and files that cannot be read."""

import pathlib

import pytest

FIXTURES = pathlib.Path(__file__).parents[3] / "fixtures"


@pytest.fixture
def fixtures():
    return FIXTURES


@pytest.fixture
def ocean():
    return FIXTURES / "ocean.pdf"
