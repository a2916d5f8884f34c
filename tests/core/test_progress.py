"""The line that `train(progress=True)` writes, as users of tqdm know it; the clock stands still in these tests."""

import io
import re
from unicodedata import east_asian_width

import numpy as np
import pytest

import nnref._progress
from nnref import MLP, SGD, DivergenceError, EarlyStopping, accuracy, moons, one_hot, train
from nnref._progress import Progress

X, LABELS = moons(20)
Y = one_hot(LABELS)
SIZES = [2, 3, 2]
LINE = re.compile(
    r" *(\d+)%\|([# ]*)\| (\d+)/(\d+) \[([\d:]+)<([\d:]+|\?), (\S+ (?:epochs/s|s/epoch))((?:, \w+=\S+)*)\]"
)


class Clock:
    """Seconds that pass only where a test says so."""

    def __init__(self, monkeypatch):
        self.now = 1000.0
        monkeypatch.setattr(nnref._progress, "perf_counter", lambda: self.now)

    def tick(self, seconds):
        """A metric that takes this long."""

        def metric(output, target):
            self.now += seconds
            return 0.5

        return {"m": metric}


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def lines(text):
    """What was written, one line after the other; the spaces that wipe out a longer line are left out."""
    assert text[0] == "\r"
    assert text[-1] == "\n"
    assert text.count("\n") == 1
    return [line.rstrip(" ") for line in text[1:-1].split("\r")]


def screen(text):
    """What a terminal shows: a letter replaces what was in its columns."""
    cells = []
    for line in text.removesuffix("\n").split("\r"):
        column = 0
        for letter in line:
            wide = east_asian_width(letter) in "WF"
            cells[column : column + 1 + wide] = [letter, ""][: 1 + wide]
            column += 1 + wide
    return "".join(cells).rstrip(" ")


# ---------------------------------------------------------------------------- what is written


def test_nothing_is_written_where_it_was_not_asked_for(capfd):
    train(MLP(SIZES), X, Y, "mse", SGD(0.1), 3)
    train(MLP(SIZES), X, Y, "mse", SGD(0.1), 3, progress=False)
    assert capfd.readouterr() == ("", "")


def test_the_line_goes_to_stderr_and_ends_with_the_numbers_of_the_history(capfd):
    metrics = {"accuracy": accuracy}
    history = train(MLP(SIZES), X, Y, "mse", SGD(0.1), 30, 7, (X, Y), metrics=metrics, progress=True)
    out, err = capfd.readouterr()
    assert out == ""
    share, bar, done, total, *_, numbers = LINE.fullmatch(lines(err)[-1]).groups()
    assert (share, bar, done, total) == ("100", "#" * 20, "30", "30")
    shown = dict(pair.split("=") for pair in numbers.removeprefix(", ").split(", "))
    assert list(shown) == list(history.history) == ["loss", "validation_loss", "accuracy", "validation_accuracy"]
    for name, number in shown.items():
        assert float(number) == pytest.approx(history.history[name][-1], rel=5e-4)


def test_every_line_has_the_form_of_tqdm(clock, capfd):
    train(MLP(SIZES), X, Y, "mse", SGD(0.0001), 8, metrics=clock.tick(0.25), progress=True)
    first, *rest, last = lines(capfd.readouterr().err)
    assert first == "  0%|                    | 0/8 [00:00<?, ? epochs/s]"
    loss = train(MLP(SIZES), X, Y, "mse", SGD(0.0001), 1).loss[0]
    assert rest[0] == f" 12%|##                  | 1/8 [00:00<00:01, 4.0 epochs/s, loss={loss:.4g}, m=0.5]"
    assert [LINE.fullmatch(line).groups()[2] for line in rest] == [str(done) for done in range(1, 9)]
    assert last == rest[-1]


@pytest.mark.parametrize(
    ("seconds", "done", "total", "times"),
    [
        (0.25, 10, 50, "00:02<00:10, 4.0 epochs/s"),
        (1.0, 3, 10, "00:03<00:07, 1.0 epochs/s"),
        (2.5, 3, 10, "00:07<00:17, 2.5 s/epoch"),  # rates below 1 are turned around
        (100.0, 50, 100, "1:23:20<1:23:20, 100.0 s/epoch"),
        (0.0001, 9, 10, "00:00<00:00, 10000.0 epochs/s"),
        (0.0, 9, 10, "00:00<?, ? epochs/s"),  # a clock that has not moved yet
    ],
)
def test_elapsed_and_remaining_time_and_the_rate(seconds, done, total, times, clock, capfd):
    bar = Progress(total, True)
    clock.now += seconds * done
    bar.update(done, {})
    bar.close()
    assert f"| {done}/{total} [{times}]" in lines(capfd.readouterr().err)[-1]


def test_the_line_is_written_ten_times_a_second_at_most_and_at_the_end(clock, capfd):
    train(MLP(SIZES), X, Y, "mse", SGD(0.0001), 1005, metrics=clock.tick(0.001), progress=True)  # 1.005 s
    done = [int(LINE.fullmatch(line).group(3)) for line in lines(capfd.readouterr().err)]
    assert 10 <= len(done) <= 12
    assert (done[0], done[-1]) == (0, 1005)
    assert min(np.diff(done[:-1])) >= 100


def test_replicas_show_their_mean(clock, capfd):
    net = MLP(SIZES, replicas=3)
    history = train(net, X, Y, "mse", SGD(0.1), 2, metrics=clock.tick(1), progress=True)
    assert lines(capfd.readouterr().err)[-1].endswith(f", loss={sum(history.loss[-1]) / 3:.4g}, m=0.5]")


def test_a_shorter_line_leaves_nothing_of_a_longer_one(clock, capfd):
    bar = Progress(10, True)
    for done, value in enumerate([1.234e-123, 1.0, 123.4, 0.0], start=1):
        clock.now += 1
        bar.update(done, {"정확도": value})
    bar.close()
    text = capfd.readouterr().err
    assert len(lines(text)[0]) > len(lines(text)[-1])
    assert screen(text) == lines(text)[-1] == " 40%|########            | 4/10 [00:04<00:06, 1.0 epochs/s, 정확도=0]"


# ---------------------------------------------------------------------------- how it ends


def test_early_stopping_leaves_the_line_where_it_stopped(clock, capfd):
    options = {"validation": (X, 1e3 * Y), "early_stopping": EarlyStopping(1), "progress": True}
    history = train(MLP(SIZES), X, -Y, "mse", SGD(0.1), 1000, **options)
    assert history.stopped_early
    assert f"| {history.epochs}/1000 [" in lines(capfd.readouterr().err)[-1]


def failing(error, at):
    calls = []

    def metric(output, target):
        calls.append(output)
        if len(calls) == at:
            raise error
        return 0.0

    return {"m": metric}


def test_ctrl_c_closes_the_line_after_the_last_whole_epoch(clock, capfd):
    train(MLP(SIZES), X, Y, "mse", SGD(0.1), 100, metrics=failing(KeyboardInterrupt, at=8), progress=True)
    assert "| 7/100 [" in lines(capfd.readouterr().err)[-1]


@pytest.mark.parametrize(("error", "at"), [(ZeroDivisionError, 8), (ZeroDivisionError, 1)])
def test_an_error_closes_the_line(error, at, clock, capfd):
    with pytest.raises(error):
        train(MLP(SIZES), X, Y, "mse", SGD(0.1), 100, metrics=failing(error, at), progress=True)
    assert f"| {at - 1}/100 [" in lines(capfd.readouterr().err)[-1]


def test_divergence_closes_the_line(clock, capfd):
    with pytest.raises(DivergenceError) as caught:
        train(MLP([2, 2]), X, Y, "mse", SGD(1e9), 100, progress=True)
    assert f"| {caught.value.history.epochs}/100 [" in lines(capfd.readouterr().err)[-1]


# ---------------------------------------------------------------------------- in a terminal


class Terminal(io.StringIO):
    def isatty(self):
        return True


def width(text):
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 200])
def test_in_a_terminal_no_line_wraps(columns, clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stderr", Terminal())
    bar, values = Progress(30, True), {"loss": 0.123456, "정확도": 0.5, "validation_loss": 0.1234, "검증_정확도": 0.25}
    for done in range(31):
        bar.update(done, values)
        clock.now += 0.7
    bar.close()
    text = nnref._progress.sys.stderr.getvalue()
    written = lines(text)
    assert len(written) > 30
    assert max(width(line) for line in text.strip("\n").split("\r")) < columns
    assert screen(text) == written[-1]
    shown = [name for name in values if name in written[-1]]
    assert shown == list(values)[: len(shown)]  # the first ones stay
    if columns > 40:
        assert LINE.fullmatch(written[-1])
    assert len(shown) == {20: 0, 40: 0, 60: 1, 80: 2, 100: 3, 120: 4, 200: 4}[columns]
    assert ("#" * 20 in written[-1]) == (columns in (200,))


def test_a_file_has_the_whole_line_whatever_the_terminal(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr("sys.stderr", io.StringIO())
    bar = Progress(10, True)
    bar.update(10, {"loss": 0.5})
    bar.close()
    assert lines(nnref._progress.sys.stderr.getvalue())[-1].endswith("epochs/s, loss=0.5]")
