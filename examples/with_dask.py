"""guidelint over a site with Dask: articles are analysed on the cluster's workers, and the
conclusions on the whole site are drawn where the analyses come together.

    python examples/with_dask.py content/ [scheduler address]

Without an address a cluster of this machine's own is started.
"""

from __future__ import annotations

import sys
from pathlib import Path

from guidelint import Finding, Prepared, Source, analyse, conclude, prepare, site_folder


def check(root: Path, address: str | None = None) -> list[Finding]:
    """All findings of the site at `root`, in the order of the command line."""
    from distributed import Client

    source: Source = site_folder(root)
    prepared: Prepared = prepare(source)
    paths = prepared.articles(source.inventory)
    texts = [source.read(path) for path in paths]
    with Client(address, processes=False, dashboard_address=None) as client:
        plan = client.scatter(prepared.plan, broadcast=True)
        analyses = client.gather(client.map(analyse, texts, paths, plan=plan, batch_size=64))
    return conclude(analyses, prepared, source)


def main() -> int:
    """Print the findings; 1 if there are any."""
    findings = check(Path(sys.argv[1]), *sys.argv[2:3])
    for found in findings:
        print(f"{found.path}:{found.first.line}: {found.rule} {found.message}")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
