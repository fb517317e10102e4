"""The command line as users and scripts meet it: exit codes, streams, formats, bad input."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from guidelint.cli import main, run
from guidelint.cli.words import FORMATS
from guidelint.commands.watch import watch
from guidelint.report import FORMATS as RENDERED

BROKEN = "TODO: write this.\n\nCosts ₩5,000.\n"
FINE = "---\ntitle: Harbour\n---\n\nThe tram leaves at six.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty site; the working directory is its root, the cache its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUIDELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CI", "GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    return tmp_path


def write(site: Path, name: str, text: str | bytes) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_clean_site_is_exit_0(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", FINE)
    assert run(["check", "content"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "All checks passed: 1 article" in err


def test_an_error_is_exit_1_and_stands_on_stdout(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "content/a.md", BROKEN)
    assert run(["check", "--output-format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("content/a.md:1:1: error placeholder-text ")
    assert "1 error" in err


def test_fail_on_and_exit_zero(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", "Take the the tram.\n")
    assert run(["check"]) == 0
    assert run(["check", "--fail-on", "warning"]) == 1
    assert run(["check", "--max-warnings", "0"]) == 1
    assert run(["check", "--fail-on", "warning", "--exit-zero"]) == 0
    write(site, "content/a.md", BROKEN)
    assert run(["check", "--fail-on", "never"]) == 0


def test_full_output_shows_the_line_and_a_caret(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "content/a.md", "한국 Take the the tram.\n")
    run(["check"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "content/a.md:1:9: warning duplicate-word"
    assert lines[2] == "1 | 한국 Take the the tram."
    assert lines[3] == "  |           ^^^^^^^"  # Hangul is two columns wide


def test_identical_findings_roll_up(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        write(site, f"content/{number}.md", BROKEN)
    run(["check"])
    out = capsys.readouterr().out
    assert out.count("placeholder-text") == 1
    assert "also 4 more in 4 articles:\n    content/1.md, line 1\n" in out
    run(["check", "--output-format", "json"])
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 5


def test_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a b.md", "A.\r\n\r\n😀 TODO: x\r\n")
    run(["check", "--output-format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    assert data["summary"] == {
        "files": 1, "unreadable": 0, "errors": 1, "warnings": 0, "infos": 0, "fixable": 0,
    }  # fmt: skip
    found = data["findings"][0]
    assert found["path"] == "content/a b.md"
    assert found["range"]["start"] == {"line": 3, "column": 3, "offset": 8}
    assert found["range"]["end"] == {"line": 3, "column": 7, "offset": 12}
    assert (found["text"], found["topic"], found["data_path"]) == ("TODO", "text", "body")
    assert found["fix"] is None
    assert found["fingerprint"]


def test_every_format_renders(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", BROKEN + "\nTake the the tram, & <b>go</b>.\n")
    assert set(FORMATS) == set(RENDERED)
    for name in FORMATS:
        assert run(["check", "--output-format", name, "--output", f"{name}=out.{name}"]) == 1
        out = capsys.readouterr().out
        assert "placeholder-text" in out
        assert (site / f"out.{name}").read_text("utf-8") == out
    assert json.loads((site / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert len(json.loads((site / "out.gitlab").read_text("utf-8"))) == 2
    assert len((site / "out.jsonl").read_text("utf-8").splitlines()) == 2
    assert ElementTree.parse(site / "out.junit").getroot().get("failures") == "2"
    assert len(ElementTree.parse(site / "out.checkstyle").getroot().findall("file/error")) == 2


def test_select_and_ignore(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", BROKEN)
    assert run(["check", "--ignore", "text"]) == 0
    assert run(["check", "--select", "links"]) == 0
    assert run(["check", "--select", "text,links"]) == 1
    assert run(["check", "--select", "placeholder-txt"]) == 2
    assert "did you mean 'placeholder-text'?" in capsys.readouterr().err


def test_config_changes_levels_and_ignores_by_file(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "content/a.md", BROKEN)
    write(site, "guidelint.toml", '[rules]\nplaceholder-text = "info"\n')
    assert run(["check"]) == 0
    assert "info placeholder-text" in capsys.readouterr().out
    write(site, "guidelint.toml", '[per-file-ignores]\n"content/*" = ["text"]\n')
    assert run(["check"]) == 0
    write(site, "guidelint.toml", '[rules]\ntext = "off"\n')
    assert run(["check"]) == 0
    assert run(["check", "--isolated"]) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.md"], "nowhere.md: no such file or folder"),
        (["check", "--config", "none.toml"], "none.toml: no such config file"),
        (["check", "--output-format", "yaml"], "yaml"),
        (["check", "--now", "yesterday"], "--now"),
        (["check", "--frob"], "--frob"),
        (["check", "--output", "sarif"], "FORMAT=FILE"),
        (["check", "--baseline", "none.json"], "none.json"),
        (["explain", "placeholder"], "did you mean"),
        (["facts", "--kind", "cash"], "no kind of fact 'cash'"),
        (["parse", "nowhere.md"], "nowhere.md"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_trouble_is_exit_2_in_one_line(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    write(site, "content/a.md", FINE)
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_a_broken_config_and_a_broken_rule_file(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "content/a.md", FINE)
    write(site, "guidelint.toml", "[links]\nstatik = []\n")
    assert run(["check"]) == 2
    assert (
        "guidelint.toml:2:1: unknown key 'links.statik'; did you mean 'static'?"
        in capsys.readouterr().err
    )
    write(site, "guidelint.toml", 'rule-folders = ["rules"]\n')
    assert run(["check"]) == 2
    write(site, "rules/text/shouting.yaml", "id: shouting\nlevel: loud\n")
    assert run(["check"]) == 2
    assert "shouting.yaml:1: the key 'summary' is missing" in capsys.readouterr().err


def test_a_team_s_own_rule(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        site,
        "rules/text/shouting.yaml",
        """id: shouting
summary: A price is shouted.
why: Readers feel sold to.
level: error
check: phrases
options: {patterns: ["SALE!+"], hint: say it calmly}
message: "“{found}”: {hint}"
bad:
  - {name: a, mdx: "Big SALE!!", flags: ["SALE!!"]}
good:
  - {name: b, mdx: "A sale."}
""",
    )
    write(site, "guidelint.toml", 'rule-folders = ["rules"]\n')
    write(site, "content/a.md", "Now SALE!\n")
    assert run(["test", "rules"]) == 0
    assert run(["check"]) == 1
    assert "“SALE!”: say it calmly" in capsys.readouterr().out


def test_a_rule_whose_pattern_hangs_says_so(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        site,
        "rules/text/slow.yaml",
        """id: slow
summary: A slow pattern.
why: It hangs.
level: error
check: phrases
options: {patterns: ["(a+)+b"]}
message: "{found}"
bad:
  - {name: a, mdx: "aab", flags: ["aab"]}
good:
  - {name: b, mdx: "b"}
""",
    )
    write(site, "guidelint.toml", 'rule-folders = ["rules"]\n')
    write(site, "content/a.md", "a" * 5000 + "cb\n")
    assert run(["check", "--select", "slow"]) == 1
    assert "(a+)+b" in capsys.readouterr().out


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2\xff\xfe" * 50,
        b"\xff\xfe\x00\xd8",
        b"---\n",
        b"---\ntitle: [\n",
        "한국어 글".encode("cp949"),
        b"<" * 100_000,
        b"[" * 10_000,
        b"{" * 10_000,
        b"> " * 5_000,
        b"*a " * 20_000,
        b"<a>" * 5_000,
        b"| a " * 5_000 + b"\n" + b"|-" * 5_000 + b"\n",
        "₩5,000 ($4) ".encode() * 20_000,
    ],
    ids=lambda data: repr(data[:8]) + str(len(data)),
)
def test_odd_articles_are_findings_at_worst(
    site: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = write(site, "content/a.mdx", data)
    assert run(["check", "content", "--fix"]) in (0, 1)
    out, err = capsys.readouterr()
    assert "internal-error" not in out
    assert "Traceback" not in err
    assert "internal-error" not in out + err
    assert path.read_bytes() == data or data.startswith(b"<")


def test_a_folder_without_articles_is_said(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "content"]) == 0
    assert "no articles found in content" in capsys.readouterr().err


def test_an_article_that_cannot_be_read_is_a_finding(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "content/a.md").symlink_to("gone.md")
    assert run(["check", "content"]) == 1
    assert "unreadable-file" in capsys.readouterr().out


def test_stdin_wins_over_the_disk(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "content/a.md", FINE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode())))
    assert run(["check", "--stdin-filename", "content/a.md", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("content/a.md:1:1:")
    assert (site / "content/a.md").read_text("utf-8") == FINE


def test_explain_and_rules(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "placeholder-text"]) == 0
    out = capsys.readouterr().out
    assert "TODO" in out
    assert "Wrong: an editor's mark" in out
    assert run(["rules", "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"id", "topic", "level", "summary"} <= set(listed[0])


def test_facts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", "## Fares\n\nA ride is ₩1,500.\n")
    assert run(["facts", "content", "--kind", "money", "--output-format", "json"]) == 0
    (fact,) = json.loads(capsys.readouterr().out)
    assert fact["value"]["low"] == 1500
    assert (fact["text"], fact["line"]) == ("₩1,500", 3)
    assert run(["facts", "content", "--output-format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("path,line,column,kind")


def test_parse(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", '# Hi\n\n<Card price="₩1" />\n')
    assert run(["parse", "content/a.md"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is True
    assert data["path"] == "content/a.md"
    assert data["components"][0]["props"][0]["value"] == "₩1"


def test_init_writes_what_is_inferred(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/posts/seoul-baths.md", FINE)
    assert run(["init"]) == 0
    assert run(["init"]) == 2
    text = (site / "guidelint.toml").read_text("utf-8")
    assert "content = [" in text
    assert run(["check"]) == 0


def test_github_actions_gets_annotations(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "content/a.md", BROKEN)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKFLOW", "check")
    run(["check"])
    out = capsys.readouterr().out
    assert "::error file=content/a.md,line=1,col=1,endLine=1,endColumn=5," in out
    assert "placeholder-text" in out.splitlines()[0]


def test_a_closed_pipe_is_quiet(site: Path) -> None:
    for number in range(300):
        write(site, f"content/{number}.md", f"TODO: {number}\n")
    command = f"{sys.executable} -m guidelint check --output-format concise | head -1"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=site, check=False
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_colour_is_for_terminals(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "content/a.md", BROKEN)
    run(["check"])
    assert "\x1b[" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["check"])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check"])
    assert "\x1b[" not in capsys.readouterr().out


def test_articles_cannot_steer_the_terminal(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", "TODO: \x1b[31mred\x1b[0m\n")
    run(["check", "--select", "placeholder-text"])
    assert "\x1b" not in capsys.readouterr().out


def test_the_environment_may_be_empty(site: Path) -> None:
    write(site, "content/a.md", "한국 TODO: x\n")
    command = [sys.executable, "-m", "guidelint", "check", "--output-format", "concise"]
    done = subprocess.run(
        command, env={"PATH": os.environ["PATH"]}, capture_output=True, cwd=site, check=False
    )
    assert done.returncode == 1
    assert "content/a.md:1:4: error placeholder-text" in done.stdout.decode("utf-8")


def test_baseline(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", BROKEN)
    assert run(["check", "--write-baseline", "--baseline", "old.json"]) == 0
    assert run(["check", "--baseline", "old.json"]) == 0
    write(site, "content/a.md", "\n\n" + BROKEN + "\nFIXME\n")
    capsys.readouterr()
    assert run(["check", "--baseline", "old.json", "--output-format", "concise"]) == 1
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "FIXME" in out


def test_new_from_rev(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    (site / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], check=True, cwd=site)
    write(site, "content/a.md", BROKEN)
    subprocess.run(["git", "add", "content"], check=True, cwd=site)
    subprocess.run([*git, "commit", "-qm", "one"], check=True, cwd=site)
    assert run(["check", "content", "--new-from-rev", "HEAD"]) == 0
    write(site, "content/b.md", "Lorem ipsum dolor.\n")
    capsys.readouterr()
    assert run(["check", "content", "--new-from-rev", "HEAD", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("content/b.md:1:1:")
    assert run(["check", "content", "--new-from-rev", "nope"]) == 2


def committed(site: Path) -> None:
    """A git repository of all that is in `site` now."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    if not (site / ".git" / "HEAD").exists():
        (site / ".git").rmdir()
        subprocess.run(["git", "init", "-q"], check=True, cwd=site)
    subprocess.run([*git, "add", "-A", "."], check=True, cwd=site)
    subprocess.run([*git, "commit", "-qm", "state"], check=True, cwd=site)


def test_new_from_rev_without_an_object(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As in a partial clone: git knows the name of an article's state, and has no content."""
    write(site, ".gitignore", "cache\n")
    write(site, "content/a.md", FINE)
    committed(site)
    write(site, "content/a.md", BROKEN)
    name = subprocess.run(
        ["git", "rev-parse", "HEAD:content/a.md"], check=True, cwd=site, capture_output=True
    ).stdout.decode()
    (site / ".git/objects" / name[:2] / name[2:].strip()).unlink()
    assert run(["check", "--new-from-rev", "HEAD"]) == 2
    assert "HEAD: git has no content of content/a.md" in capsys.readouterr().err


def test_new_from_rev_sees_what_a_change_breaks_elsewhere(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A deleted article breaks a link in one that did not change; an old finding moves along."""
    write(site, ".gitignore", "cache\n")
    write(site, "content/a.md", "Read [b](b.md).\n\nTODO: old\n")
    write(site, "content/b.md", "Take the the tram.\n")
    write(site, "content/c.md", FINE)
    (site / "content/d.md").symlink_to("a.md")
    committed(site)
    arguments = ["check", "--new-from-rev", "HEAD", "--output-format", "concise"]
    assert run([*arguments, "--fail-on", "info"]) == 0
    (site / "content/b.md").rename(site / "content/e.md")
    capsys.readouterr()
    assert run(arguments) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1].split()[1] for line in lines] == ["broken-internal-link"] * 2
    assert [line.split(":")[0] for line in lines] == ["content/a.md", "content/d.md"]


def test_time_by_rule(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", BROKEN * 200)
    run(["check", "--statistics", "--verbose", "--no-cache"])
    err = capsys.readouterr().err
    assert re.search(r"^ +\d+ ms  \(read\)$", err, re.M)
    assert re.search(r"^ +200  error   placeholder-text$", err, re.M)


def test_fix_writes_only_what_it_says(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(site, "content/a.md", "\ufeff# Tram\r\n\r\nTake the the tram. \r\n".encode())
    path.chmod(0o640)
    assert run(["check", "--select", "duplicate-word", "--diff", "--unsafe-fixes"]) == 1
    out = capsys.readouterr().out
    assert "-Take the the tram." in out
    assert "+Take the tram." in out
    run(["check", "--select", "duplicate-word", "--fix"])
    assert path.read_bytes() == "\ufeff# Tram\r\n\r\nTake the the tram. \r\n".encode()
    assert run(["check", "--select", "duplicate-word", "--fix", "--unsafe-fixes"]) == 0
    assert path.read_bytes() == "\ufeff# Tram\r\n\r\nTake the tram. \r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in (site / "content").iterdir()) == ["a.md"]


def test_a_suppressed_finding_is_silent(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "{/* guidelint-disable-next-line placeholder-text -- quoted on purpose */}"
    write(site, "content/a.mdx", f"{comment}\nTODO: quoted.\n\nTODO: not.\n")
    assert run(["check", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("content/a.mdx:4:1:")
    write(site, "content/a.mdx", "{/* guidelint-disable-file text */}\n\nTODO: a.\n")
    assert run(["check"]) == 0
    front = "---\ntitle: 'TODO: name it'\nguidelint: {ignore: {placeholder-text: [frontmatter.title]}}\n---\n"
    write(site, "content/a.mdx", front)
    assert run(["check"]) == 0


def test_a_crash_in_one_article_is_that_articles_finding(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    write(site, "content/a.md", BROKEN)
    monkeypatch.setattr("guidelint.checks.phrases.check", fail)
    assert run(["check", "--output-format", "concise", "--no-cache", "-j1"]) == 2
    out = capsys.readouterr().out
    assert "content/a.md:1:1: error internal-error" in out
    assert "RuntimeError: boom" in out
    monkeypatch.setattr("guidelint.engine.analyse.read", fail)
    assert run(["check", "--output-format", "concise", "--no-cache", "-j1"]) == 2
    assert "could not read this article" in capsys.readouterr().out


def test_pruning_a_baseline_only_takes_away(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", BROKEN)
    write(site, "content/b.md", "Take the the tram.\n")
    run(["check", "--write-baseline", "--baseline", "old.json"])
    write(site, "content/a.md", FINE + "\nFIXME\n")
    (site / "content/b.md").rename(site / "content/c.md")
    assert run(["check", "--baseline", "old.json", "--prune-baseline", "content/a.md"]) == 2
    capsys.readouterr()
    assert run(["check", "--baseline", "old.json", "--prune-baseline"]) == 1
    out, err = capsys.readouterr()
    assert "FIXME" in out
    assert "dropped 1 entries from old.json; 1 are left" in err
    kept = json.loads((site / "old.json").read_text("utf-8"))["findings"]
    assert list(kept) == ["duplicate-word"]
    assert kept["duplicate-word"][0]["path"] == "content/c.md"
    assert run(["check", "--prune-baseline"]) == 2


def test_add_suppressions(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = (
        "---\r\ntitle: The the tram\r\n---\r\n\r\nTake the the tram.\r\n\r\n- a\r\n- TODO: b\r\n"
    )
    write(site, "content/a.mdx", article)
    write(site, "content/b.md", "Take the the tram.\n")
    write(site, "content/c.mdx", FINE)
    assert run(["check", "--add-suppressions", "--reason", "old text"]) == 0
    assert "suppressed 4 findings in 2 articles" in capsys.readouterr().err
    assert run(["check", "--fail-on", "info"]) == 0
    assert (site / "content/a.mdx").read_bytes().decode() == (
        "---\r\ntitle: The the tram\r\nguidelint:\r\n  ignore:\r\n    duplicate-word:\r\n"
        "      - 'frontmatter.title -- old text'\r\n---\r\n\r\n"
        "{/* guidelint-disable-next-line duplicate-word -- old text */}\r\n\r\n"
        "Take the the tram.\r\n\r\n"
        "{/* guidelint-disable placeholder-text -- old text */}\r\n\r\n"
        "- a\r\n- TODO: b\r\n\r\n{/* guidelint-enable placeholder-text */}\r\n"
    )
    assert (site / "content/c.mdx").read_text("utf-8") == FINE


def test_unused_suppressions_can_be_fixed(site: Path) -> None:
    path = write(
        site, "content/a.mdx", "{/* guidelint-disable-next-line empty-link */}\n\nA tram.\n"
    )
    assert run(["check", "--fix", "--fail-on", "warning"]) == 0
    assert path.read_text("utf-8") == "A tram.\n"


def test_watch_checks_again_after_a_change(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/a.md", FINE)
    turns = iter([BROKEN, BROKEN, FINE])

    def wait(seconds: float) -> None:
        text = next(turns, None)
        if text is None:
            raise KeyboardInterrupt
        write(site, "content/a.md", text)

    def checked() -> int:
        return run(["check", "--output-format", "concise", "--no-cache"])

    options = {"config_path": None, "isolated": False}
    with pytest.raises(KeyboardInterrupt):
        watch((), options, checked, wait)
    out, err = capsys.readouterr()
    assert "placeholder-text" in out
    assert err.count("All checks passed") == 2
    assert "checking again" in err


def test_fixing_stdin_prints_the_fixed_text(
    site: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(site, "content/a.mdx", FINE)
    unsaved = b"\xef\xbb\xbfA tram.<br>\r\nIt rings.\r\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(unsaved)))
    assert run(["check", "--fix", "--stdin-filename", str(path), "--select", "mdx"]) == 0
    assert capsysbinary.readouterr().out == unsaved.replace(b"<br>", b"<br />")
    assert path.read_text("utf-8") == FINE


def test_review_asks_for_each_fix(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(site, "content/a.mdx", "One<br>two<br>three. Take the the tram.\n\nA<br>b.\n")
    assert run(["check", "--review"]) == 2
    assert "terminal" in capsys.readouterr().err
    answers = io.StringIO("what\ns\na\ny\nq\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    run(["check", "--fix", "--review", "--show-fixes"])
    assert path.read_text("utf-8") == "One<br>two<br />three. Take the tram.\n\nA<br>b.\n"
    err = capsys.readouterr().err
    assert "[a]pply, [s]kip, [q]uit?" in err
    assert "duplicate-word: “the the” -> “the”" in err
    assert "fixed 2 findings in 1 article" in err


def test_fix_only_reports_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(site, "content/a.mdx", "One<br>two.\n\nTODO: x\n")
    assert run(["check", "--fix-only"]) == 0
    assert capsys.readouterr().out == ""
    assert "<br />" in path.read_text("utf-8")


def test_a_file_in_doubt_is_not_fixed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = b"One<br>two.\n\nCaf\xe9 caf\xe9.\n"
    path = write(site, "content/a.mdx", data)
    run(["check", "--fix", "--select", "mdx"])
    assert path.read_bytes() == data
    assert "left out: the file holds bytes that are not text in UTF-8" in capsys.readouterr().err


def test_a_fix_does_not_follow_a_link_out_of_the_site(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = site.parent / f"{site.name}-outside.mdx"
    outside.write_text("One<br>two.\n", "utf-8")
    (site / "content/a.mdx").symlink_to(outside)
    run(["check", "--fix"])
    assert outside.read_text("utf-8") == "One<br>two.\n"
    assert "outside" in capsys.readouterr().err


def test_the_job_summary_gets_the_table(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "content/a.md", BROKEN)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site / "summary.txt"))
    run(["check", "--no-cache"])
    run(["check", "--no-cache"])
    assert (site / "summary.txt").read_text("utf-8").count("| placeholder-text |") == 2


def test_a_crash_is_exit_2_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(argv: list[str] | None) -> int:
        raise ZeroDivisionError("it broke")

    monkeypatch.setattr("guidelint.cli.run", crash)
    monkeypatch.setattr("guidelint.cli._leave", sys.exit)
    monkeypatch.delenv("GUIDELINT_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("guidelint itself failed (ZeroDivisionError: it broke)")
    assert said.count("\n") == 1


def test_an_unreadable_article_does_not_end_other_commands(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(site, "content/a.md", "A cab is ₩9,000.\n")
    (site / "content" / "gone.md").symlink_to("nowhere.md")
    assert run(["facts"]) == 0
    said = capsys.readouterr()
    assert "₩9,000" in said.out
    assert "content/gone.md: cannot be read" in said.err
    assert run(["schema", "infer"]) == 0
    assert "content/gone.md: cannot be read" in capsys.readouterr().err


def test_help_lines_are_whole_and_rules_complete(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--help"], ["schema", "--help"], ["facts", "--help"]):
        assert run(words) == 0
        assert "..." not in capsys.readouterr().out.partition("Commands:")[2]
    monkeypatch.setenv("_GUIDELINT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "guidelint explain mojib")
    monkeypatch.setenv("COMP_CWORD", "2")
    with pytest.raises(SystemExit):
        run([])
    assert "plain,mojibake" in capsys.readouterr().out


def test_a_content_folder_that_is_not_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "content/guides/ferry.md", FINE)
    write(site, "guidelint.toml", 'content = ["content/guids"]')
    assert run(["check"]) == 2
    said = capsys.readouterr().err
    assert "guidelint.toml:1:1: content: there is no folder 'content/guids'" in said
    assert "did you mean 'content/guides'?" in said


def test_the_cache_of_a_folder_is_forgotten(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "content/a.md", FINE)
    monkeypatch.delenv("GUIDELINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(site / "content")
    assert run(["check"]) == 0
    assert [*(tmp_path / "home").rglob("*.sqlite")]
    assert run(["cache", "clean"]) == 0
    assert not [*(tmp_path / "home").rglob("*.sqlite")]
