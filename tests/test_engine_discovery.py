"""Which files are found: .gitignore, content folders, paths on the command line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.engine.discovery import MissingPath, articles, find_root, inventory, select
from guidelint.engine.gitignore import glob_regex, matcher


def tree(root: Path, *names: str, **texts: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", "utf-8")
    for name, text in texts.items():
        (root / name).write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        ("", ["a.md", "drafts/b.md", "posts/c.md", "posts/old/d.md"]),
        ("drafts/", ["a.md", "posts/c.md", "posts/old/d.md"]),
        ("*.md\n!c.md", ["posts/c.md"]),
        ("/a.md", ["drafts/b.md", "posts/c.md", "posts/old/d.md"]),
        ("posts/*/", ["a.md", "drafts/b.md", "posts/c.md"]),
        ("**/old", ["a.md", "drafts/b.md", "posts/c.md"]),
        ("p**/c.md", ["a.md", "drafts/b.md", "posts/old/d.md"]),
        ("{a,b}.md", ["a.md", "drafts/b.md", "posts/c.md", "posts/old/d.md"]),
        ("***/c.md", ["a.md", "drafts/b.md", "posts/old/d.md"]),
        ("***/a.md", ["drafts/b.md", "posts/c.md", "posts/old/d.md"]),
        ("# a.md\n\\#x", ["a.md", "drafts/b.md", "posts/c.md", "posts/old/d.md"]),
        ("[ab].md", ["posts/c.md", "posts/old/d.md"]),
    ],
)
def test_gitignore(tmp_path: Path, patterns: str, kept: list[str]) -> None:
    tree(tmp_path, "a.md", "drafts/b.md", "posts/c.md", "posts/old/d.md")
    (tmp_path / ".gitignore").write_text(patterns, "utf-8")
    assert [name for name in inventory(tmp_path) if name.endswith(".md")] == kept


PATTERN = st.lists(
    st.sampled_from(["a", "b", "*", "**", "/", "?", "[ab]", "!", ".md", "x"]),
    min_size=1,
    max_size=5,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(patterns=st.lists(PATTERN, max_size=3))
def test_gitignore_agrees_with_git(
    patterns: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The listing is git's own, for patterns put together at random."""
    root = tmp_path_factory.mktemp("repo")
    tree(root, "a.md", "b.md", "a/a.md", "a/b.md", "b/a/x.md", "x/a.md", "ab.md")
    (root / ".gitignore").write_text("\n".join(patterns), "utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    command = ["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, check=True, capture_output=True).stdout
    assert list(inventory(root)) == sorted(name.decode() for name in listed.split(b"\0") if name)


def test_a_gitignore_in_a_folder_counts_from_there(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.md", "b/x.md", "a/.gitignore")
    (tmp_path / "a/.gitignore").write_text("/x.md", "utf-8")
    assert [name for name in inventory(tmp_path) if name.endswith(".md")] == ["b/x.md"]


def test_inventory_skips_what_is_never_content(tmp_path: Path) -> None:
    tree(tmp_path, "node_modules/p/readme.md", ".git/x.md", ".next/a.md", "content/a.md")
    assert list(inventory(tmp_path)) == ["content/a.md"]


def test_inventory_survives_links_that_go_in_circles(tmp_path: Path) -> None:
    tree(tmp_path, "content/a.md")
    (tmp_path / "content/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "content/gone.md").symlink_to("nowhere.md")
    assert list(inventory(tmp_path)) == ["content/a.md", "content/gone.md", "content/loop"]


def test_articles_are_in_the_content_folders() -> None:
    files = ["README.md", "content/a.md", "content/b.MDX", "content/c.txt", "docs/d.markdown"]
    assert articles(files, ("content",), ()) == ("content/a.md", "content/b.MDX")
    assert articles(files, ("content",), ("b.*",)) == ("content/a.md",)
    assert articles(files, (), ()) == ("content/a.md", "content/b.MDX", "docs/d.markdown")


def test_a_named_file_is_checked_wherever_it_stands(tmp_path: Path) -> None:
    root = tree(tmp_path, "content/a.md", "content/b.md", "notes/c.md", "notes/d e.md")
    files = list(inventory(root))
    site = articles(files, ("content",), ())
    one = select(site, files, [root / "notes/d e.md"], root, ())
    assert one.checked == ("notes/d e.md",)
    assert one.site == ("content/a.md", "content/b.md", "notes/d e.md")
    assert select(site, files, [root], root, ()).checked == site
    assert select(site, files, [root / "notes"], root, ()).checked == ("notes/c.md", "notes/d e.md")


def test_force_exclude_beats_a_named_file(tmp_path: Path) -> None:
    root = tree(tmp_path, "content/a.md")
    named = [root / "content/a.md"]
    assert select((), [], named, root, ("content/",), force_exclude=True).checked == ()
    assert select((), [], named, root, ("content/",)).checked == ("content/a.md",)


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="nothing"):
        select((), [], [tmp_path / "nothing.md"], tmp_path, ())


def test_the_root_is_the_repository(tmp_path: Path) -> None:
    root = tree(tmp_path / "site", "content/posts/a.md", ".git/HEAD")
    inside = root / "content/posts"
    assert find_root([inside / "a.md"], tmp_path) == root
    assert find_root([Path("content")], root) == root
    bare = tree(tmp_path / "bare", "content/a.md")
    assert find_root([bare / "content"], bare) == bare
    assert find_root([bare], tmp_path.parent) == bare


def test_configured_content_folders_say_where_the_root_is(tmp_path: Path) -> None:
    root = tree(tmp_path / "deep/site", "pages/a.md")
    assert find_root([root], tmp_path, ("pages",)) == root


@pytest.mark.parametrize(
    ("glob", "path", "wanted"),
    [
        ("content/*.md", "content/a.md", True),
        ("content/*.md", "content/x/a.md", False),
        ("content/**/*.md", "content/a.md", True),
        ("content/**", "content/x/y.md", True),
        ("*.bak", "content/x.bak", True),
        ("content/posts", "content/posts/a.md", True),
        ("content/{a,b}/*", "content/b/x.md", True),
        ("content/[!a]*", "content/a.md", False),
        ("./content/a.md", "content/a.md", True),
    ],
)
def test_globs(glob: str, path: str, wanted: bool) -> None:
    pattern = matcher((glob,))
    assert pattern is not None
    assert bool(pattern.match(path)) is wanted


def test_glob_characters_are_literal() -> None:
    assert glob_regex("a.b+c") == "a\\.b\\+c"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "secret/b.md")
    (tmp_path / "secret").chmod(0)
    try:
        assert list(inventory(tmp_path)) == ["a.md"]
    finally:
        (tmp_path / "secret").chmod(0o700)
