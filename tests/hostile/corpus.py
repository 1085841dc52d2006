"""All hostile cases, by what is hostile about them."""

from collections.abc import Mapping

from tests.hostile.case import Case
from tests.hostile.masses import MASSES
from tests.hostile.places import PLACES
from tests.hostile.texts import TEXTS
from tests.hostile.values import VALUES

CORPUS: Mapping[str, tuple[Case, ...]] = {"texts": TEXTS, "values": VALUES, "places": PLACES, "masses": MASSES}
