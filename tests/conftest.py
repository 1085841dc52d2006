"""Properties are tried on the same examples every time; `AGENDA_PROVE=1` tries others, and more of them."""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("prove", max_examples=1000, deadline=None)
settings.load_profile("prove" if os.environ.get("AGENDA_PROVE") else "steady")
