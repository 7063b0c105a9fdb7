"""How tests take a backup of a small service, put it back, and see what is there."""

from tallystick_web.config.backup.restore import restore
from tallystick_web.config.backup.take import take
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.models import Organisation
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.organisations import making

KEY = "for-tests-alone-" * 4
NAME = "Northmoor NHS Trust"
OTHER = ((310, 1250), (80, 600))


def small_service():
    """An organisation with its first two people and one approved set."""
    opened = making.organisation("northmoor", at=NOON)
    list_set(opened.organisation, standards_set(NAME))
    return opened


def backup(place, **given):
    return take(place, **{"key": KEY, "at": NOON, **given}).place


def put_back(source, *, key=KEY, **allowed):
    said = []
    restored = restore(source, key=key, at=NOON, say=said.append, **allowed)
    return restored, " ".join(said)


def releases():
    with inside(Organisation.objects.get().pk):
        return sorted(Release.objects.of(Organisation.objects.get()).values_list("sha256", flat=True))


def everything(folder):
    """What the service holds: events of its log, and every file on a shelf."""
    kept = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if len(path.name) == 64}
    return list(AuditEvent.objects.order_by("chain", "number").values_list("hash", flat=True)), kept
