"""Every table of declarations."""

from tallystick_web.declarations.models.asked import Declarant, DeclarationChoice, DeclarationLink
from tallystick_web.declarations.models.mixes import Mix
from tallystick_web.declarations.models.said import (
    Batch,
    DeclarationRead,
    DeclarationStop,
    Declared,
    DeclaredNot,
)

__all__ = [
    "Batch",
    "Declarant",
    "DeclarationChoice",
    "DeclarationLink",
    "DeclarationRead",
    "DeclarationStop",
    "Declared",
    "DeclaredNot",
    "Mix",
]
