"""An edition is made from decided figures, signed off by another, published at its time, and stays as it was."""

import hashlib
import io
import json
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tallystick.account.published import verify
from tallystick_web.core.fence import OutsideFence, inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.queries_people import people_of
from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications import editions
from tallystick_web.publications.due import publish_what_is_due
from tallystick_web.publications.gathering import site_of
from tallystick_web.publications.jobs import make_edition
from tallystick_web.publications.models import EditionFiles
from tallystick_web.publications.queries_editions import edition_called, everything_published
from tallystick_web.publications.rules import EditionStage, PublicationKind
from tallystick_web.publications.site import build_site
from tallystick_web.reviews.rules import Verdict
from tests.integration.web.clock import NOON
from tests.integration.web.publications.published_stories import DISAGREES, REASON, REPLIED, Published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def story():
    made = Published()
    with made.inside():
        made.aim()
        made.disagree()
        yield made


def hashes(story, edition):
    return story.now_of(edition).files


def put(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def everything(story):
    return everything_published(story.where, on=NOON.date())


def public(path="", slug="westmoor"):
    return Client().get(f"/public/{slug}/{path}")


# ITS WAY


def test_an_edition_needs_frozen_figures_a_decision_and_a_second_person(story):
    with pytest.raises(Refused, match="Freeze its figures first"):
        story.edition()
    frozen = story.freeze()
    with pytest.raises(Refused, match="has not decided on these figures"):
        story.edition()
    story.decide(frozen, Verdict.REFER_BACK)
    with pytest.raises(Refused, match="referred back"):
        story.edition()
    story.decide(frozen, Verdict.CONDITIONS)
    edition = story.edition()
    with pytest.raises(Refused, match="Somebody else"):
        story.sign_off(edition, by=RoleId.EDI_LEAD)
    with pytest.raises(Refused, match="not signed off"):
        story.publish(edition)
    story.sign_off(edition)
    story.decide(frozen, Verdict.REFER_BACK)
    with pytest.raises(Refused, match="referred back"):
        story.publish(edition)
    story.decide(frozen)
    story.publish(edition)

    assert story.now_of(edition).stage is EditionStage.PUBLISHED


def test_a_decision_on_earlier_figures_signs_no_later_ones_off(story):
    story.decide(story.freeze())
    story.freeze("A team was counted twice")
    with pytest.raises(Refused, match="has not decided on these figures"):
        story.sign_off(story.edition())


def test_every_step_is_one_event_and_what_was_refused_is_none(story):
    before = AuditEvent.objects.filter(chain=story.where.pk).count()
    edition = story.out()
    story.correct(edition)
    editions.withdraw_edition(
        edition=edition, reason="It was wrong.", by=story.person(RoleId.BOARD_SECRETARY), at=story.later()
    )
    events = AuditEvent.objects.filter(chain=story.where.pk).order_by("number")
    kinds = list(events.values_list("kind", flat=True))[before:]
    assert sorted(one for one in kinds if one.startswith("edition")) == [
        "edition-begun",
        "edition-begun",
        "edition-made",
        "edition-made",
        "edition-published",
        "edition-signed-off",
        "edition-withdrawn",
    ]
    with pytest.raises(Refused):
        editions.withdraw_edition(edition=edition, reason="Again.", by=story.person(RoleId.EDI_LEAD), at=story.later())
    assert events.count() == before + len(kinds)


def test_the_pages_are_made_once(story):
    story.decide(story.freeze())
    edition = story.edition()
    make_edition(str(story.where.pk), str(edition.pk))
    assert EditionFiles.objects.of(story.where).filter(edition=edition).count() == 1


# UNDER EMBARGO


def test_before_its_time_nobody_publishes_it_and_at_its_time_the_service_does(story):
    story.decide(story.freeze())
    edition = story.edition(until=TOMORROW)
    story.sign_off(edition)
    with pytest.raises(Refused, match="held back until"):
        story.publish(edition)

    assert publish_what_is_due(TOMORROW - timedelta(seconds=1)) == 0
    assert public("progress/1/index.html").status_code == 404
    assert publish_what_is_due(TOMORROW) == 1
    assert publish_what_is_due(TOMORROW + timedelta(days=1)) == 0
    assert public("progress/1/index.html").status_code == 200


def test_a_clock_that_is_set_back_takes_nothing_out(story):
    story.decide(story.freeze())
    edition = story.edition(until=TOMORROW)
    story.sign_off(edition)
    publish_what_is_due(TOMORROW)
    assert publish_what_is_due(NOON) == 0
    assert public("progress/1/index.html").status_code == 200


def test_what_is_not_signed_off_is_not_published_when_its_time_comes(story):
    story.decide(story.freeze())
    story.edition(until=TOMORROW)
    assert publish_what_is_due(TOMORROW) == 0


# WHAT EVERYBODY READS


def test_unknown_unpublished_and_embargoed_addresses_are_one_answer(story):
    story.decide(story.freeze())
    story.sign_off(story.edition(until=TOMORROW))
    nothing = public(slug="nobody").content
    before = ("", "index.html", "feed.xml", "style.css", "progress/", "progress/1/", "progress/1/index.html")
    assert {(public(path).status_code, public(path).content) for path in before} == {(404, nothing)}

    edition = story.edition()
    story.sign_off(edition)
    story.publish(edition)
    after = ("progress/1/index.html", "progress/3/index.html", "progress/2/nothing.html", "wres/index.html")
    assert {(public(path).status_code, public(path).content) for path in after} == {(404, nothing)}
    assert public("progress/2/index.html").status_code == 200


def test_published_files_are_the_stored_bytes_with_their_type_and_run_nothing(story):
    edition = story.out()
    types = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "json": "application/json"}
    for path, sha256 in hashes(story, edition).items():
        answer = public(f"progress/1/{path}")
        assert hashlib.sha256(answer.content).hexdigest() == sha256, path
        assert answer["Content-Type"] == types.get(path.rpartition(".")[2], "text/csv; charset=utf-8")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "script-src" not in answer["Content-Security-Policy"]
        assert answer["ETag"] == f'"{sha256}"'


def test_nobody_is_known_by_reading_what_is_published(story):
    story.out()
    for browser in (Client(), story.browsers[RoleId.EDI_LEAD]):
        before = dict(browser.session) if browser.cookies else {}
        answer = browser.get("/public/westmoor/progress/1/index.html")
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Vary" not in answer
        assert (dict(browser.session) if browser.cookies else {}) == before


def test_nothing_is_sent_again_and_nothing_is_taken(story):
    story.out()
    address = "/public/westmoor/progress/1/index.html"
    seen = Client().get(address)
    assert Client().get(address, headers={"if-none-match": seen["ETag"]}).status_code == 304
    assert Client().head(address).status_code == 200
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)(address).status_code == 405


# WHAT STAYS


def test_later_figures_change_no_byte_of_an_edition(story):
    edition = story.out()
    published = everything(story)
    before = {path: hashlib.sha256(one).hexdigest() for path, one in build_site(site_of(edition)).items()}
    assert before == hashes(story, edition)

    story.hand_in(2026, 100)
    story.freeze("Later figures came")
    assert {p: hashlib.sha256(one).hexdigest() for p, one in build_site(site_of(edition)).items()} == before
    assert everything(story) == published


def test_a_correction_stands_beside_what_it_corrects_and_both_say_so(story):
    edition = story.out()
    first = {path: content for path, content in everything(story).items() if path.startswith("progress/1/")}
    correction = story.correct(edition)
    story.sign_off(correction)
    story.publish(correction)
    files = everything(story)

    assert {path: content for path, content in files.items() if path.startswith("progress/1/")} == first
    assert REASON in files["progress/2/corrections.html"].decode()
    assert "Edition 2 corrects this one" in files["progress/index.html"].decode()
    assert REASON in files["feed.xml"].decode()


def test_a_withdrawn_edition_is_read_still_and_the_list_says_why(story):
    edition = story.out()
    editions.withdraw_edition(
        edition=edition, reason="The survey was misread.", by=story.person(RoleId.BOARD_SECRETARY), at=story.later()
    )
    assert public("progress/1/index.html").status_code == 200
    assert "The survey was misread." in public("progress/").content.decode()
    assert "No edition stands." in public().content.decode()


def test_an_edition_that_is_late_is_said_to_be(story):
    story.out(due_on=NOON.date() - timedelta(days=3))
    story.edition(due_on=NOON.date() - timedelta(days=2))
    said = public().content.decode()
    assert "3 days late" in said
    assert "The next edition is 2 days late and not published yet." in said


# WHAT IS IN IT, AND WHAT IS NOT


def test_the_network_disagrees_in_its_own_words_and_is_replied_to(story):
    story.out()
    page = public("progress/1/objective-1.html").content.decode()
    assert page.index("Disagrees") < page.index(DISAGREES) < page.index(REPLIED)
    assert "The staff network disagrees about one outcome." in public("progress/1/index.html").content.decode()


def test_no_page_names_anybody(story):
    names = [one.name for one in people_of(story.where.pk)]
    frozen = story.freeze()
    story.decide(frozen, said=f"{names[0]} asked for more.")
    story.disagree(f"{names[1].upper()} told us.")
    edition = story.edition()
    story.sign_off(edition)
    story.publish(edition)
    correction = story.correct(edition, reason=f"{names[2]} found a mistake.")
    story.sign_off(correction)
    story.publish(correction)

    for path, content in everything(story).items():
        if "/approved/" not in path:  # which name whoever answers for exact figures, as the privacy check has it
            assert not [one for one in names if re.search(re.escape(one), content.decode(), re.IGNORECASE)], path


def test_the_exported_folder_is_proved_and_every_file_that_is_touched_is_found(story, tmp_path):
    story.out()
    folder = tmp_path / "out"
    call_command("export_public", "westmoor", str(folder), stdout=io.StringIO())
    [whole] = verify(folder)
    assert whole.problems == ()
    assert whole.proved == 2

    for path in sorted((folder / "progress/1").rglob("*")):
        if path.is_file() and path.name != "publication.json":
            kept = path.read_bytes()
            path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
            assert verify(folder)[0].problems, path
            path.write_bytes(kept)
    assert verify(folder) == (whole,)


def test_a_figure_that_is_changed_with_its_hashes_is_found_all_the_same(story, tmp_path):
    story.out()
    root = put(tmp_path / "out", everything(story)) / "progress/1"
    kept = {
        path: (root / path).read_bytes()
        for path in ("objective-1.html", "figures.html", "data/figures.csv", "plan.json")
    }
    listed = json.loads((root / "publication.json").read_text())
    [ratio] = {one["value"] for one in listed["figures"] if one["label"] == "2025"}
    for path, content in kept.items():
        (root / path).write_bytes(content.replace(ratio.encode(), b"1.01"))
        changed = json.dumps(listed | {"files": _hashes(root), "frozen": _hash(root / "plan.json")})
        (root / "publication.json").write_text(changed)
        assert any(path in one for one in verify(root)[0].problems), path
        (root / path).write_bytes(content)


def _hash(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hashes(root):
    files = (one for one in root.rglob("*") if one.is_file() and one.name != "publication.json")
    return {one.relative_to(root).as_posix(): _hash(one) for one in files}


# THE FOLDER


def test_the_folder_is_what_the_service_sends(story, tmp_path, capsys):
    story.out()
    call_command("export_public", "westmoor", str(tmp_path / "out"))
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert public(path.relative_to(tmp_path / "out").as_posix()).content == path.read_bytes()
    assert "files were written" in capsys.readouterr().out


def test_nothing_is_written_where_nothing_is_published_or_where_something_lies(story, tmp_path, capsys):
    call_command("export_public", "westmoor", str(tmp_path / "out"))
    assert "has published nothing yet" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="new or empty"):
        call_command("export_public", "westmoor", str(tmp_path / "full"))
    with pytest.raises(CommandError, match="no organisation called nobody"):
        call_command("export_public", "nobody", str(tmp_path / "out"))


# BETWEEN ORGANISATIONS


def test_what_another_organisation_publishes_changes_nothing_here(story):
    edition = story.out()
    before = {path: public(path).content for path in everything(story)}
    other = Published("eastmoor")
    with other.inside():
        other.out()
        with pytest.raises(OutsideFence):
            edition_called(story.where.pk, edition.pk)
    assert {path: public(path).content for path in before} == before
    assert public("progress/1/index.html", slug="eastmoor").status_code == 200
    with inside(other.where.pk):
        assert edition_called(other.where.pk, edition.pk) is None


def test_an_address_is_taken_once_in_an_organisation(story):
    with pytest.raises(Refused, match="has this address already"):
        editions.begin_publication(
            kind=PublicationKind.WRES, title="Another", slug="progress", by=story.person(RoleId.EDI_LEAD), at=NOON
        )
