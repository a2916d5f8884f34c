"""The numbers of the page on the history, against published counts, PyTorch, SciPy and closed forms; its entries against its list."""

import re
from itertools import product

import numpy as np
import pytest
import torch
from scipy.special import expit
from support import book

from nnref import MLP, Momentum, squared_error
from nnref.site.paths import DOCS, SNIPPETS


def values(name):
    return book().runs[f"ann/{name}"].values


def listed():
    """The entries of the program, read from its text: (year, who, what)."""
    text = (SNIPPETS / "ann" / "history_timeline.py").read_text(encoding="utf-8").split('"""')[1]
    rows = (re.match(r"(\d{4}) (.+): (.+)", " ".join(row.split())) for row in text.split(";"))
    return [(int(row[1]), row[2], row[3]) for row in rows]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_has_the_entries_of_the_program_in_their_order(language):
    """In Korean the name that the program has stands in parentheses, "호흐라이터(Hochreiter)", but for He, which is "He 등"."""
    text = (DOCS / language / "ann" / "history.md").read_text(encoding="utf-8")
    shown = re.findall(r"^- \*\*(\d{4}), (.+?)\.\*\* ", text, re.MULTILINE)
    if language == "ko":
        shown = [(year, re.sub(r"^[가-힣 ]+\((.+)\)$", r"\1", who).replace(" 등", " et al.")) for year, who in shown]
    wanted = [(year, who.removesuffix(" (ResNet)")) for year, who, what in listed()]  # the figure has two of He et al. in 2015
    assert [(int(year), who.removesuffix(".")) for year, who in shown] == [(year, who.removesuffix(".")) for year, who in wanted]
    assert len(wanted) == 34 and [year for year, _ in wanted] == sorted(year for year, _ in wanted)


def test_the_figure_marks_as_many_entries_as_its_description_counts():
    years = [year for year, _, _ in listed()]
    assert [sum(low <= year <= high for year in years) for low, high in ((1943, 1969), (1970, 1998), (2006, 2017))] == [9, 12, 13]


def test_the_waits_are_those_between_the_entries():
    year = {what: year for year, who, what in listed()}
    assert values("history_timeline")["waits"] == [
        year["backpropagation"] - year["reverse mode"], year["AlexNet"] - year["zip codes"],
        year["initialization"] - year["vanishing gradients"]]
    assert year["backpropagation"] == 1986 and year["reverse mode"] == 1970


def test_the_rule_of_widrow_and_hoff_comes_close_to_least_squares():
    x = np.array(list(product([-1, 1], repeat=2)))
    rows = np.column_stack([x, np.ones(4)])
    for y, w in zip(([-1, -1, -1, 1], [-1, 1, 1, -1]), values("history_lms")["weights"], strict=True):
        assert w == pytest.approx(np.linalg.lstsq(rows, y, rcond=None)[0], abs=0.02)


def test_two_layers_compute_all_sixteen_tables():
    assert values("history_two_layers")["computed"] == 2**4


def test_the_starts_that_learned_symmetry_have_the_pattern_of_the_paper():
    known = values("history_symmetry")
    assert known["solved"] == len(known["ratios"]) == 4
    W, b = np.array(known["W"]), np.array(known["b"])
    assert W[::-1] == pytest.approx(-W, rel=0.02)  # about the middle
    assert W[:, 1] == pytest.approx(-W[:, 0], rel=0.02)  # opposite units
    assert (b < 0).all()
    for ratio in known["ratios"][:3]:
        assert ratio == pytest.approx([1, 2, 4], rel=0.02)
    assert known["ratios"][3] == pytest.approx([1, 3 / 2, 2], rel=0.03)
    x = np.array(list(product([0, 1], repeat=6)))
    off = (expit(x @ W + b) < 0.5).all(axis=1)
    assert (off == (x == x[:, ::-1]).all(axis=1)).all()


def test_pytorch_takes_the_same_first_sweeps():
    rng = np.random.default_rng(1)
    theta = torch.tensor(rng.uniform(-0.3, 0.3, size=(16, 17)), requires_grad=True)
    x = np.array(list(product([0, 1], repeat=6)), dtype=float)
    y = torch.tensor((x == x[:, ::-1]).all(axis=1)).double()
    x = torch.tensor(x)
    change = 0
    for _ in range(50):
        h = torch.sigmoid(x @ theta[:, :12].reshape(-1, 6, 2) + theta[:, None, 12:14])
        output = torch.sigmoid((h @ theta[:, 14:16, None])[..., 0] + theta[:, 16:])
        error = (0.5 * (output - y) ** 2).sum()  # over the patterns, as in the paper
        change = 0.9 * change - 0.1 * torch.autograd.grad(error, theta)[0]  # its equation 9
        theta.data += change
    net = MLP([6, 2, 1], "sigmoid", output="sigmoid", replicas=16)
    net.theta = np.random.default_rng(1).uniform(-0.3, 0.3, size=(16, 17))
    rule = Momentum(0.1 * 64, beta=0.9)
    for _ in range(50):
        rule.step(net.theta, net.loss_and_gradient(x.numpy(), y.numpy()[:, None], squared_error)[1])
    assert net.theta == pytest.approx(theta.detach().numpy(), rel=1e-6, abs=1e-9)


def test_the_largest_factor_over_time_is_a_power_of_a_quarter_of_the_weight():
    known = values("history_factor")
    assert known["factors"] == pytest.approx([(w / 4) ** 20 for w in (2, 3, 4, 5)])
    assert known["measured"] == pytest.approx(known["factors"][1], rel=1e-3)


def test_the_counts_of_parameters_are_the_published_ones():
    symmetry, zip_codes, lenet, alexnet = values("history_sizes")["counts"]
    assert symmetry == sum(p.numel() for p in torch.nn.Sequential(torch.nn.Linear(6, 2), torch.nn.Linear(2, 1)).parameters())
    assert zip_codes == 9760  # LeCun et al., 1989, section 3
    assert lenet == 60000  # LeCun et al., 1998, section II.B
    assert alexnet == 60_965_224 and round(alexnet, -7) == 60_000_000  # "60 million", Krizhevsky et al., 2012
    assert values("history_sizes")["times"] == pytest.approx(alexnet / symmetry, rel=0.01)
