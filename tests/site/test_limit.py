"""Programs are stopped by the processor time that they use, measured in seconds of the machine the limit was set for."""

import time

import pytest

from nnref.site import limit


def use(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_what_stays_below_the_limit_is_left_alone_also_afterwards():
    with limit.processor_seconds(0.2) as used:
        use(0.05)
    use(0.3)
    assert 0.05 <= used.seconds < 0.2


def test_what_exceeds_the_limit_is_stopped(monkeypatch):
    monkeypatch.setattr(limit, "REFERENCE", 1e9)  # no machine is slower than that one
    assert limit.slowness() == 1
    started = time.process_time()
    with pytest.raises(limit.OutOfTime), limit.processor_seconds(0.1):
        use(10)
    assert 0.1 <= time.process_time() - started < 5


def test_a_slower_machine_gets_as_much_more(monkeypatch):
    monkeypatch.setattr(limit, "slowness", lambda: 4.0)
    with limit.processor_seconds(0.1) as used:
        use(0.3)
    assert 0.075 <= used.seconds <= 0.1
    with pytest.raises(limit.OutOfTime), limit.processor_seconds(0.1):
        use(0.5)


def test_slowness_is_measured(monkeypatch):
    monkeypatch.setattr(limit, "REFERENCE", 0.001)
    slow = limit.slowness()
    monkeypatch.setattr(limit, "REFERENCE", 0.0005)
    assert slow > 1 and 1.2 < limit.slowness() / slow < 3.4  # twice, on a machine that others use too
