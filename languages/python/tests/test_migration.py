"""A program as it was before, and as it is after one import changed: two files, so that a type checker sees both."""

from pathlib import Path

from tests import program_of_aws_cdk as before
from tests import program_of_cdk_aws_backup as after


def test_one_import_changes_and_the_template_does_not() -> None:
    assert after.template() == before.template()


def test_nothing_but_the_import_changes() -> None:
    old = Path(before.__file__).read_text().splitlines()
    new = Path(after.__file__).read_text().splitlines()

    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ("from aws_cdk import aws_backup as backup", "import cdk_aws_backup as backup"),
    ]
