from importlib.metadata import files


def test_type_checkers_see_the_types_of_the_package() -> None:
    assert "cdk_aws_backup/py.typed" in [str(file) for file in files("cdk-aws-backup") or []]
