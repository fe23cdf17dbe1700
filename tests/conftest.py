"""One profile for all property tests: they check results, never how long these take."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
