"""A plan as it stands: its items, what each says, and which stands under which. Read once, whole, and never changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from tallystick_web.plans.rules import Delivery, Kind, Stage, Wording, is_late


@dataclass(frozen=True, kw_only=True)
class Update:
    """What somebody said last of the doing."""

    delivery: Delivery
    said: str
    next: str
    by: UUID | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Task:
    """An open task to get a measure."""

    id: UUID
    text: str
    lead: UUID
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Node:
    """An item of a plan as it stands now.

    ``uppers`` are the items it stands under and ``lowers`` those under it, of this plan or another; ``measures`` the
    ids of measures looked at for it. ``waiting`` is the id of a change that nobody has decided yet.
    """

    id: UUID
    plan: UUID
    kind: Kind
    place: int
    version: int
    wording: Wording
    stage: Stage
    changed_at: datetime
    template_item: str = ""
    update: Update | None = None
    measures: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    uppers: tuple[UUID, ...] = ()
    lowers: tuple[UUID, ...] = ()
    waiting: UUID | None = None

    @property
    def delivery(self) -> Delivery:
        """What people last said of the doing."""
        return self.update.delivery if self.update else Delivery.NOT_STARTED

    @property
    def is_public_here(self) -> bool:
        """Whether everybody in the organisation reads it: it was agreed to once."""
        return self.stage not in (Stage.DRAFT, Stage.WITHDRAWN)

    def is_late(self, on: date) -> bool:
        """Whether it should have been done by a day and is not."""
        is_promised = self.stage.is_open and self.stage is not Stage.DRAFT
        return is_promised and is_late(due_on=self.wording.due_on, delivery=self.delivery, on=on)


@dataclass(frozen=True, kw_only=True)
class Network:
    """Every item of a plan, and those of other plans that stand under or over them (``outside``).

    ``names`` are what the people are called who answer for them, by id.
    """

    nodes: Mapping[UUID, Node]
    outside: Mapping[UUID, Node] = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)

    def of(self, kind: Kind) -> tuple[Node, ...]:
        """The items of a kind that still count, in their order."""
        return tuple(one for one in self._ordered if one.kind is kind and one.stage.is_open)

    def under(self, node: Node, kind: Kind) -> tuple[Node, ...]:
        """The items of a kind that stand under one and still count; those of other plans last."""
        there = [self.find(one) for one in node.lowers]
        known = [one for one in there if one is not None and one.kind is kind and one.stage.is_open]
        return tuple(sorted(known, key=lambda one: (one.id not in self.nodes, one.place, str(one.id))))

    def over(self, node: Node, kind: Kind) -> tuple[Node, ...]:
        """The items of a kind that one stands under."""
        there = [self.find(one) for one in node.uppers]
        return tuple(one for one in there if one is not None and one.kind is kind and one.stage.is_open)

    def find(self, item: UUID) -> Node | None:
        """An item of the plan, or one of another plan that is linked to it."""
        return self.nodes.get(item) or self.outside.get(item)

    def only(self, may_read: Callable[[Node], bool]) -> "Network":
        """The network without what somebody may not read."""
        return Network(
            nodes={key: one for key, one in self.nodes.items() if may_read(one)},
            outside={key: one for key, one in self.outside.items() if may_read(one)},
            names=self.names,
        )

    @property
    def _ordered(self) -> tuple[Node, ...]:
        return tuple(sorted(self.nodes.values(), key=lambda one: (one.place, str(one.id))))
