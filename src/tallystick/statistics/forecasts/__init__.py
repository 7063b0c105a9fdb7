"""Forecasts of who will be in a team or a ladder of bands, and what a target would take.

Pure arithmetic on typed or counted flows of staff: nothing here knows what was counted, and nothing is drawn by lot
but the paths of a ladder, from a seed that the caller gives. What it means is in docs/explanation/forecasts.md.
"""

from tallystick.statistics.forecasts.back_test import BackTest, YearOfTeam, back_test
from tallystick.statistics.forecasts.calibration import Calibration, CalibrationRow, Case, Kept, calibration
from tallystick.statistics.forecasts.detectable import Detectable, detectable_ratio, detectable_share
from tallystick.statistics.forecasts.forecast import Forecast, Month, forecast
from tallystick.statistics.forecasts.ladder import Band
from tallystick.statistics.forecasts.ladder_expected import (
    BandLever,
    BandPulled,
    Bottleneck,
    bottleneck,
    expected_members,
)
from tallystick.statistics.forecasts.ladder_paths import BandForecast, ladder_forecast, ladder_years
from tallystick.statistics.forecasts.levers import Lever, Pulled, levers
from tallystick.statistics.forecasts.needed import (
    CostOfDelay,
    Needed,
    WhatItWouldTake,
    cost_of_delay,
    what_it_would_take,
)
from tallystick.statistics.forecasts.rates import ObservedRate, Rate, TypedRate
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import Flow, PostsFrom, Team

__all__ = [
    "BackTest",
    "Band",
    "BandForecast",
    "BandLever",
    "BandPulled",
    "Bottleneck",
    "Calibration",
    "CalibrationRow",
    "Case",
    "CostOfDelay",
    "Detectable",
    "Flow",
    "Forecast",
    "Kept",
    "Lever",
    "Month",
    "Needed",
    "ObservedRate",
    "PostsFrom",
    "Pulled",
    "Rate",
    "Target",
    "Team",
    "TypedRate",
    "WhatItWouldTake",
    "YearOfTeam",
    "back_test",
    "bottleneck",
    "calibration",
    "cost_of_delay",
    "detectable_ratio",
    "detectable_share",
    "expected_members",
    "forecast",
    "ladder_forecast",
    "ladder_years",
    "levers",
    "what_it_would_take",
]
