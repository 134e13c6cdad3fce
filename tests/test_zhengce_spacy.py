"""spaCy works wherever zhengce is installed, also beside a module that hides one of ours."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ASK = "import spacy, zhengce_spacy; nlp = spacy.blank('zh'); print(nlp('水价').text); nlp.add_pipe('zhengce')"


def test_only_who_asks_for_the_component_is_told(tmp_path):
    (tmp_path / "corpus.py").write_text("MINE = True\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _ASK]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "水价"
    assert done.returncode == 1
    assert "同名" in done.stderr.splitlines()[-1]
