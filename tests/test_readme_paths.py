"""README's three ways in, walked for real: what it shows is what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_hooks import SOURCE, Repo

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BASELINE = "guidelint-baseline.json"
DEFECT = (
    "A cab from the pier asks 8,000 to ₩9,500; the [night market](/guides/night-markt) is near.\n"
)


def old_article(number: int) -> str:
    """An article with three old findings, which links to the next one."""
    following = f"stop-{(number + 1) % 99:02}" if number != 98 else "night-market"
    return (
        f"---\ntitle: Stop {number}\n---\n\n"
        f"The bus leaves every {number + 5} minutes. Lunch is {number + 5},000 to ₩{number + 9},000.\n\n"
        f'<PriceTable items={{[{{ name: "Adult", price: "â‚©{number + 1},050" }}]}} />\n\n'
        f"Go on to [the next stop](/guides/{following}): the the view is worth it.\n"
    )


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    folder = tmp_path_factory.mktemp("walk") / "site"
    folder.mkdir()
    made = Repo(folder)
    for number in range(100):
        name = "night-market" if number == 99 else f"stop-{number:02}"
        made.write(f"content/guides/{name}.mdx", old_article(number))
    made.commit()
    return made


def shown(command: str) -> list[str]:
    """The lines that README shows below a command, without what is left out (…)."""
    found = re.search(rf"^\$ {re.escape(command)}\n(.*?)(?=^\$|^```)", README, re.M | re.S)
    assert found, f"README does not show {command!r}"
    return [line for line in found[1].splitlines() if line.strip() and line.strip() != "…"]


def guidelint(repo: Repo, *arguments: str, **environment: str) -> str:
    """What guidelint prints in the repository, without a home, a terminal or anything else."""
    command = [sys.executable, "-m", "guidelint", "check", *arguments]
    env = {"PYTHONPATH": str(SOURCE), "GUIDELINT_NO_CACHE": "1", **environment}
    done = subprocess.run(
        command, cwd=repo.folder, env=env, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    return done.stdout + done.stderr


def assert_in_order(lines: list[str], text: str) -> None:
    at = 0
    for line in lines:
        found = text.find(line, at)
        assert found >= 0, f"not printed (in this order): {line!r}\n{text}"
        at = found + len(line)


def test_an_old_repository_is_adopted(repo: Repo) -> None:
    command = "guidelint check --write-baseline"
    assert_in_order(shown(command), guidelint(repo, *command.split()[2:]))
    command = f"guidelint check --baseline {BASELINE}"
    assert_in_order(shown(command), guidelint(repo, *command.split()[2:]))
    repo.commit()
    article = repo.folder / "content/guides/stop-07.mdx"
    article.write_text(article.read_text("utf-8") + "\n" + DEFECT, "utf-8")
    hook = ["--baseline", BASELINE, "--fail-on", "warning"]
    code, out = repo.hook("guidelint", extra=hook)
    assert code == 1
    assert_in_order(shown('git commit -m "Cabs from the pier"'), out)


def test_ci_without_home_and_terminal(repo: Repo, tmp_path: Path) -> None:
    if not (repo.folder / BASELINE).exists():
        guidelint(repo, "--write-baseline")
        article = repo.folder / "content/guides/stop-07.mdx"
        article.write_text(article.read_text("utf-8") + "\n" + DEFECT, "utf-8")
    command = f"guidelint check --baseline {BASELINE} --output sarif=guidelint.sarif"
    workflow = {"GITHUB_ACTIONS": "true", "GITHUB_WORKFLOW": "articles"}
    out = guidelint(repo, *command.split()[2:], **workflow)
    assert_in_order(shown(command), out)
    assert (repo.folder / "guidelint.sarif").is_file()
    assert not (repo.folder / ".guidelint_cache").exists()
