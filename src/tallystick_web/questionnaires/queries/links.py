"""Links by which people answer a survey: which wave they open. Looking at one changes nothing."""

from uuid import UUID

from tallystick_web.core.fence import everywhere
from tallystick_web.questionnaires.models import Wave, WaveLink


def link_with(token_hash: str) -> WaveLink | None:
    """The link of one person of which this is the hash of the key, in whichever organisation."""
    with everywhere("to find which survey a link opens"):
        return WaveLink.objects.select_related("wave__organisation").filter(token_hash=token_hash).first()


def link_called(link: UUID) -> WaveLink | None:
    """The link of one person by its id, as a browser that opened it remembers."""
    with everywhere("to find which survey a link opens"):
        return WaveLink.objects.select_related("wave__organisation").filter(pk=link).first()


def open_wave_with(key_hash: str) -> Wave | None:
    """The wave that one link opens for all, by the hash of its key."""
    with everywhere("to find which survey a link opens"):
        return (
            Wave.objects.select_related("organisation").exclude(open_key_hash="").filter(open_key_hash=key_hash).first()
        )


def open_wave_called(wave: UUID) -> Wave | None:
    """A wave that one link opens for all, by its id, as a browser that opened it remembers."""
    with everywhere("to find which survey a link opens"):
        return Wave.objects.select_related("organisation").exclude(open_key_hash="").filter(pk=wave).first()
