"""Who may do what in a review: by the roles of its steps, and by keeping reviews."""

from collections.abc import Collection
from dataclasses import dataclass

from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.rules import Capability, RoleId, capabilities_of
from tallystick_web.reviews.cycle_rules import StepNow, check_may_do, may_do


@dataclass(frozen=True, kw_only=True)
class MayReview:
    """What somebody who holds these roles may do in reviews."""

    held: Collection[RoleId]

    @property
    def keep(self) -> bool:
        """Whether they begin reviews, move steps, leave them out and open them again."""
        return Capability.KEEP_REVIEWS in capabilities_of(self.held)

    def finish(self, step: StepNow) -> bool:
        """Whether they may say that a step was done: who has one of its roles, and who keeps reviews."""
        return not step.kind.decides and (self.keep or may_do(step, self.held))

    def check_finish(self, step: StepNow) -> None:
        """Raise Refused where they may not."""
        if not self.keep:
            check_may_do(step, self.held)

    def decide(self, step: StepNow) -> bool:
        """Whether they may record what a body decided in a step."""
        return step.kind.decides and self.role_in(step) is not None

    def role_in(self, step: StepNow) -> RoleId | None:
        """The role in which they do a step: the first of its roles that they hold."""
        may = Capability.DECIDE_REVIEWS if step.kind.decides else Capability.READ_REVIEWS
        fitting = (one for one in RoleId if one in step.roles and one in self.held)
        return next((one for one in fitting if may in capabilities_of([one])), None)


def may_review(viewer: Viewer) -> MayReview:
    """What a viewer may do in reviews."""
    return MayReview(held=viewer.roles)
