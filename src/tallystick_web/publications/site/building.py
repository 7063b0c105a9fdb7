"""The folder of an edition: its pages, its data, its approved sets, and the list of all of them with their hashes."""

import hashlib
from collections.abc import Mapping
from typing import Any

from tallystick_web.publications.site.approved import read_sets
from tallystick_web.publications.site.content import Site
from tallystick_web.publications.site.figures import figures_csv, listed, plan_csv
from tallystick_web.publications.site.package import as_json, data_package
from tallystick_web.publications.site.pages import pages_of
from tallystick_web.publications.site.told import tell

MANIFEST = "publication.json"
FORM = 1


def build_site(site: Site) -> dict[str, bytes]:
    """Every file of an edition by its path. The same edition gives the same bytes."""
    sets = read_sets(site)
    found = dict(pages_of(site, tell(site, sets), sets))
    found["data/figures.csv"] = figures_csv(site.frozen)
    found["data/plan.csv"] = plan_csv(site.frozen)
    found["data/datapackage.json"] = data_package(site, found)
    found["plan.json"] = site.frozen_file
    found |= {f"approved/{sha256}.json": content for sha256, content in site.approved.items()}
    found |= {f"papers/{name}": content for name, content in site.papers.items()}
    found[MANIFEST] = as_json(_manifest(site, found))
    return found


def _manifest(site: Site, found: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "form": FORM,
        "organisation": {"slug": site.frozen.slug, "name": site.frozen.organisation},
        "publication": {"slug": site.slug, "title": site.title, "kind": site.kind},
        "edition": site.number,
        "corrects": site.corrects,
        "reason": site.reason,
        "cut_off": site.frozen.cut_off,
        "frozen": hashlib.sha256(site.frozen_file).hexdigest(),
        "files": {path: hashlib.sha256(content).hexdigest() for path, content in found.items()},
        "figures": listed(site.frozen),
    }
