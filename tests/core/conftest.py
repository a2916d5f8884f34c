"""Settings for the property tests: the same examples on every run, nothing written into the checkout."""

from pathlib import Path

from hypothesis import configuration, settings

configuration.set_hypothesis_home_dir(Path(__file__).parents[2] / ".cache" / "hypothesis")
settings.register_profile("core", derandomize=True, deadline=None)  # a loaded machine is not a failure
settings.load_profile("core")
