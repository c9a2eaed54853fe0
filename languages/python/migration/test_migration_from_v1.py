"""The same program with v1 and, after the usual changes of imports, with v2 and this library.

v1 needs a virtual environment of its own, since both versions are called aws_cdk:

    python3 -m venv .venv-v1
    .venv-v1/bin/pip install --no-compile -r migration/requirements-v1.txt
    python3 -m pytest migration
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PYTHON_OF_V1 = HERE.parent / ".venv-v1" / ("Scripts" if os.name == "nt" else "bin") / "python"


def resources(python: Path, program: str, outdir: Path) -> Any:
    subprocess.run([python, HERE / program], check=True, env={**os.environ, "CDK_OUTDIR": str(outdir)})
    return json.loads((outdir / "Backup.template.json").read_text())["Resources"]


def test_the_resources_of_v1_stay_as_they_are(tmp_path: Path) -> None:
    before = resources(PYTHON_OF_V1, "app_of_v1.py", tmp_path / "v1")
    after = resources(Path(sys.executable), "app_of_v2.py", tmp_path / "v2")

    assert len(before) == 7
    assert after == before
