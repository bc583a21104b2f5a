"""What is installed: a wheel, built and put into an environment of its own, reads an article with all its data."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built without a network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_wheel_holds_every_data_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tree = ROOT / "src"
    data = [p for p in (tree / "regesta").rglob("*") if p.is_file() and p.suffix in (".tsv", ".yaml", ".css", ".typed")]
    assert data
    assert {str(p.relative_to(tree)) for p in data} <= inside


def test_wheel_reads_an_article_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    # The locked dependencies are the running environment's; only Regesta itself comes from the wheel.
    site = next((home / "lib").glob("python*")) / "site-packages"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    lent = [p for p in sys.path if p.endswith("site-packages")]
    (site / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text(
        "Norway and Sweden signed a defence agreement in Oslo on 3 March 2025, officials said.", encoding="utf-8"
    )
    command = [str(python), "-m", "regesta", "read", "--format", "jsonl", str(article)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[0]["record"] == "document"
    names = {(m["entity"] or {}).get("country") for m in rows if m["record"] == "mention"}
    assert {"NOR", "SWE"} <= names
    where = subprocess.run(
        [str(python), "-c", "import regesta; print(regesta.__file__)"], capture_output=True, text=True, cwd=tmp_path
    )
    assert str(site) in where.stdout
