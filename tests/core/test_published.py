"""Numbers that are printed in papers, textbooks and lecture notes; each test says where.

A printed number is compared to the digits that are printed. Mazur's and other examples of one step of
backpropagation are in test_textbook.py.
"""

from math import log

import numpy as np
import pytest
from scipy.integrate import quad

from nnref import (
    MLP,
    SGD,
    Momentum,
    Nesterov,
    Value,
    beale,
    gate,
    gelu,
    himmelblau,
    minimize,
    mse,
    numerical_gradient,
    rosenbrock,
    selu,
    sigmoid,
    softmax,
    softmax_cross_entropy,
    squared_error,
    standardize,
    threshold_unit,
    train,
)


def assert_prints(ours, printed, digits):
    """Equal when rounded to so many decimals, give or take one in the last of them: some are cut, not rounded."""
    np.testing.assert_allclose(ours, printed, rtol=0, atol=1.001 * 10.0**-digits)


# ---------------------------------------------------------------------------- Saito, Deep Learning from Scratch
# Goki Saito, Deep Learning from Scratch, O'Reilly Japan 2016 (밑바닥부터 시작하는 딥러닝, Hanbit Media 2017), and its
# programs, https://github.com/oreilly-japan/deep-learning-from-scratch


def test_saito_gates_with_their_weights():
    # chapter 2: AND (0.5, 0.5, 0.7), NAND with all signs turned, OR with the bias -0.2, XOR from the three
    x, _ = gate("AND")
    nand, either = threshold_unit(x, [-0.5, -0.5], -0.7), threshold_unit(x, [0.5, 0.5], 0.2)
    assert threshold_unit(x, [0.5, 0.5], 0.7).tolist() == gate("AND")[1].tolist()
    assert nand.tolist() == gate("NAND")[1].tolist()
    assert either.tolist() == gate("OR")[1].tolist()
    assert threshold_unit(np.column_stack([nand, either]), [0.5, 0.5], 0.7).tolist() == gate("XOR")[1].tolist()


def test_saito_sigmoid_and_softmax():
    # 3.2.4 and 3.5
    assert_prints(sigmoid([-1.0, 1.0, 2.0]), [0.26894142, 0.73105858, 0.88079708], 8)
    assert_prints(softmax([0.3, 2.9, 4.0]), [0.01821127, 0.24519181, 0.73659691], 8)
    assert_prints(softmax([1010, 1000, 990]), [9.99954600e-01, 4.53978686e-05, 2.06106005e-09], 9)


def test_saito_forward_pass_through_three_layers():
    # 3.4
    net = MLP([2, 3, 2, 2], hidden="sigmoid", output="identity")
    net.weights[0], net.biases[0] = [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [0.1, 0.2, 0.3]
    net.weights[1], net.biases[1] = [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [0.1, 0.2]
    net.weights[2], net.biases[2] = [[0.1, 0.3], [0.2, 0.4]], [0.1, 0.2]
    trace = net.forward([[1.0, 0.5]])
    assert_prints(trace.z[0], [[0.3, 0.7, 1.1]], 8)
    assert_prints(trace.a[0], [[0.57444252, 0.66818777, 0.75026011]], 8)
    assert_prints(trace.a[2], [[0.31682708, 0.69627909]], 8)


def test_saito_losses_of_two_guesses_about_a_digit():
    # 4.2.1 and 4.2.2; cross-entropies there have 1e-7 added to the probability, which changes the last digits
    target = np.eye(10)[[2]]
    right = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]])
    wrong = np.array([[0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]])
    assert_prints(squared_error(right, target), 0.09750000000000003, 16)
    assert_prints(squared_error(wrong, target), 0.5975, 15)
    logits = [np.log(np.maximum(p, 1e-300)) for p in (right, wrong)]
    assert softmax_cross_entropy(logits[0], [2]) == pytest.approx(0.510825457099338, abs=1.01e-7 / 0.6)
    assert softmax_cross_entropy(logits[1], [2]) == pytest.approx(2.3025840929945458, abs=1.01e-7 / 0.1)


def test_saito_gradients_of_a_sum_of_squares_and_the_descent_along_them():
    # 4.4: f(x) = x0^2 + x1^2
    for point, gradient in [((3.0, 4.0), (6, 8)), ((0.0, 2.0), (0, 4)), ((3.0, 0.0), (6, 0))]:
        np.testing.assert_allclose(numerical_gradient(lambda x: (x**2).sum(), point), gradient, atol=1e-9)

    def f(x):
        return (x**2).sum(), 2 * x

    path = minimize(f, [-3.0, 4.0], SGD(0.1), 100)
    np.testing.assert_allclose(path[-1], [-6.11110793e-10, 8.14814391e-10], rtol=2e-9)
    assert_prints(minimize(f, [-3.0, 4.0], SGD(1e-10), 100)[-1], [-2.99999994, 3.99999992], 8)


def test_saito_gradient_of_a_network_with_one_layer():
    # 4.4.2
    net = MLP([2, 3])
    net.weights[0] = [[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]]
    x = [[0.6, 0.9]]
    assert_prints(net.predict(x), [[1.05414809, 0.63071653, 1.1328074]], 8)
    loss, gradient = net.loss_and_gradient(x, [2], "softmax_cross_entropy")
    assert_prints(loss, 0.92806853663411326, 8)
    printed = [0.21924763, 0.14356247, -0.36281009, 0.32887144, 0.2153437, -0.54421514]
    assert_prints(gradient[:6], printed, 8)


def test_saito_apples_and_oranges():
    # 5.1 and 5.4: two apples at 100 and three oranges at 150, with a tax of 10 percent
    apple, apples, orange, oranges, tax = map(Value, (100, 2, 150, 3, 1.1))
    price = apple * apples * tax
    price.backward()
    np.testing.assert_allclose([price.data, apple.grad, apples.grad, tax.grad], [220, 2.2, 110, 200], rtol=1e-14)
    price = (apple * apples + orange * oranges) * tax
    price.backward()
    grads = [value.grad for value in (apple, apples, orange, oranges, tax)]
    np.testing.assert_allclose([price.data, *grads], [715, 2.2, 110, 3.3, 165, 650], rtol=1e-14)


# ---------------------------------------------------------------------------- CS231n
# Stanford CS231n: Convolutional Neural Networks for Visual Recognition, course notes, https://cs231n.github.io


def test_cs231n_scores_of_a_cat_and_their_loss():
    # linear-classify, "SVM vs. Softmax", the figure: scores of cat, dog, ship; the label is 2
    scores = [[-2.85, 0.86, 0.28]]
    assert_prints(np.exp(scores), [[0.058, 2.36, 1.32]], 2)
    assert_prints(softmax(scores), [[0.016, 0.631, 0.353]], 3)
    assert_prints(softmax_cross_entropy(scores, [2]), 1.04, 2)


def test_cs231n_initial_loss_of_ten_classes():
    # neural-networks-3, "Before learning: sanity checks": 2.302 with small weights
    x = np.random.default_rng(0).normal(size=(7, 5))
    loss, _ = MLP([5, 4, 10], init="zeros").loss_and_gradient(x, [0, 1, 2, 3, 4, 5, 9], "softmax_cross_entropy")
    assert_prints(loss, 2.302, 3)


def test_cs231n_circuits():
    # optimization-2: (x + y) z at (-2, 5, -4), and the sigmoid of w0 x0 + w1 x1 + w2
    x, y, z = map(Value, (-2, 5, -4))
    f = (x + y) * z
    f.backward()
    assert (f.data, x.grad, y.grad, z.grad) == (-12, -4, -4, 3)
    w, x = [Value(number) for number in (2, -3, -3)], [Value(number) for number in (-1, -2)]
    f = 1 / (1 + (-(w[0] * x[0] + w[1] * x[1] + w[2])).exp())
    f.backward()
    assert_prints(f.data, 0.73, 2)
    assert_prints([value.grad for value in w], [-0.20, -0.39, 0.20], 2)
    assert_prints([value.grad for value in x], [0.39, -0.59], 2)


# ---------------------------------------------------------------------------- one neuron, a few neurons


@pytest.mark.parametrize(("start", "first", "last"), [((0.6, 0.9), 0.82, 0.09), ((2.0, 2.0), 0.98, 0.20)])
def test_nielsen_neuron_that_learns_slowly(start, first, last):
    # M. Nielsen, Neural Networks and Deep Learning, 2015, chapter 3: input 1, wanted 0, quadratic cost, rate 0.15,
    # 300 epochs
    net = MLP([1, 1], output="sigmoid")
    net.theta = start
    assert_prints(net.predict([[1.0]]), [[first]], 2)
    history = train(net, [[1.0]], [[0.0]], "squared_error", SGD(0.15), 300)
    assert_prints(net.predict([[1.0]]), [[last]], 2)
    fall = -np.diff(history.loss)
    assert (fall[0] < fall[100]) == (start == (2.0, 2.0))  # the one that is very wrong starts slowly


def test_mazur_error_after_ten_thousand_steps():
    # M. Mazur, "A step by step backpropagation example", 2015: 0.0000351085, outputs close to 0.0159 and 0.984;
    # biases stay as they are there
    net = MLP([2, 2, 2], hidden="sigmoid", output="sigmoid")
    net.weights[0], net.biases[0] = np.transpose([[0.15, 0.20], [0.25, 0.30]]), [0.35, 0.35]
    net.weights[1], net.biases[1] = np.transpose([[0.40, 0.45], [0.50, 0.55]]), [0.60, 0.60]
    is_weight = np.repeat([1, 0, 1, 0], [4, 2, 4, 2])

    class OfWeights(SGD):
        def _update(self, theta, g, eta):
            super()._update(theta, g * is_weight, eta)

    history = train(net, [[0.05, 0.10]], [[0.01, 0.99]], "squared_error", OfWeights(0.5), 10_000)
    assert_prints(history.loss[0], 0.298371109, 9)
    assert_prints(history.loss[-1], 0.0000351085, 10)
    assert_prints(net.predict([[0.05, 0.10]]), [[0.0159, 0.9841]], 4)


def test_goodfellow_bengio_and_courville_network_for_xor():
    # Deep Learning, 2016, section 6.1: the rectifier network of equations 6.4 to 6.6, and what a linear model does
    x, y = gate("XOR")
    net = MLP([2, 2, 1], hidden="relu")
    net.weights[0], net.biases[0], net.weights[1], net.biases[1] = [[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]
    trace = net.forward(x)
    assert trace.z[0].tolist() == [[0, -1], [1, 0], [1, 0], [2, 1]]
    assert trace.a[0].tolist() == [[0, 0], [1, 0], [1, 0], [2, 1]]
    assert trace.a[1].tolist() == [[0], [1], [1], [0]]
    linear = MLP([2, 1])
    train(linear, x, y[:, None], "mse", SGD(0.3), 2000)
    np.testing.assert_allclose(linear.theta, [0, 0, 0.5], atol=1e-12)


def test_karpathy_micrograd_readme():
    # A. Karpathy, https://github.com/karpathy/micrograd, README: four decimals
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c = c + c + 1
    c = c + 1 + c + (-a)
    d = d + d * 2 + (b + a).relu()
    d = d + 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g = g + 10.0 / f
    g.backward()
    assert_prints([g.data, a.grad, b.grad], [24.7041, 138.8338, 645.5773], 4)


# ---------------------------------------------------------------------------- regression


def test_anscombe_four_data_sets_with_one_line():
    # F. Anscombe, "Graphs in statistical analysis", The American Statistician 27, 1973: for each, y = 3 + 0.5 x,
    # residual sum of squares 13.75, R^2 = 0.667. Four replicas, each with its own samples.
    x1, x4 = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
    y = np.array(
        [
            [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
            [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
            [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
            [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
        ]
    )[..., None]
    x = np.array([x1, x1, x1, x4], dtype=float)[..., None]
    net = MLP([1, 1], replicas=4)
    history = train(net, x, y, "mse", Momentum(0.005, beta=0.95), 2000)
    assert_prints(net.weights[0].ravel(), [0.5] * 4, 3)
    assert_prints(net.biases[0].ravel(), [3.0] * 4, 2)
    residual = 11 * history.loss[-1]
    np.testing.assert_allclose(residual, 13.75, atol=0.03)
    assert_prints(1 - residual / (11 * y.var(axis=(1, 2))), [0.667] * 4, 3)


def test_nist_certified_line():
    # NIST Statistical Reference Datasets, linear regression, Norris (https://www.itl.nist.gov/div898/strd/): y and x
    norris = """0.1 0.2  338.8 337.4  118.1 118.2  888.0 884.6  9.2 10.1  228.1 226.5  668.5 666.3  998.5 996.3
    449.1 448.6  778.9 777.0  559.2 558.2  0.3 0.4  0.1 0.6  778.1 775.5  668.8 666.9  339.3 338.0  448.9 447.5
    10.8 11.6  557.7 556.0  228.3 228.1  998.0 995.8  888.8 887.6  119.6 120.2  0.3 0.3  0.6 0.3  557.6 556.8
    339.3 339.1  888.0 887.2  998.5 999.0  778.9 779.0  10.2 11.1  117.6 118.3  228.9 229.2  668.4 669.1
    449.2 448.9  0.2 0.5"""
    y, x = np.array(norris.split(), dtype=float).reshape(36, 2, 1).swapaxes(0, 1)
    net = MLP([1, 1])
    history = train(net, standardize(x), y, "mse", SGD(0.4), 60)
    slope = net.weights[0].item() / x.std()
    assert slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert net.biases[0].item() - slope * x.mean() == pytest.approx(-0.262323073774029, rel=1e-10)
    assert 36 * history.loss[-1] == pytest.approx(26.6173985294224, rel=1e-10)  # residual sum of squares


def test_wikipedia_logistic_regression_of_passing_an_exam():
    # Wikipedia, "Logistic regression", example: hours of study and whether 20 students passed
    hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
    passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    net = MLP([1, 1])
    train(net, np.c_[hours], np.c_[passed], "binary_cross_entropy", Nesterov(0.3, beta=0.97), 1500)
    assert_prints(net.theta, [1.5046, -4.0777], 4)
    assert_prints(sigmoid(net.predict(np.c_[1:6.0])).ravel(), [0.07, 0.26, 0.61, 0.87, 0.97], 2)


# ---------------------------------------------------------------------------- functions


def test_wikipedia_softmax():
    # Wikipedia, "Softmax function", example
    assert_prints(softmax([1, 2, 3, 4, 1, 2, 3]), [0.024, 0.064, 0.175, 0.475, 0.024, 0.064, 0.175], 3)


def test_klambauer_fixed_point_of_selu():
    # G. Klambauer and others, "Self-normalizing neural networks", 2017, section 2: lambda = 1.0507, alpha = 1.6733
    # keep mean 0 and variance 1
    assert_prints([selu(1.0), selu(-1e9) / -selu(1.0)], [1.0507, 1.6733], 4)

    def moment(power):
        def integrand(z):
            return selu(z) ** power * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)

        return quad(integrand, -20, 0, epsabs=1e-13)[0] + quad(integrand, 0, 20, epsabs=1e-13)[0]

    np.testing.assert_allclose([moment(1), moment(2)], [0, 1], atol=1e-12)


def test_gelu_is_z_times_the_table_of_the_normal_distribution():
    # Any table of the standard normal distribution, such as M. Abramowitz, I. Stegun, 1964, table 26.1
    table = {0.0: 0.5, 0.5: 0.69146, 1.0: 0.84134, 1.5: 0.93319, 2.0: 0.97725, 3.0: 0.99865}
    z = np.array(list(table))
    np.testing.assert_allclose(gelu(z), z * list(table.values()), rtol=0, atol=3 * 0.5e-5)


def test_surfaces_at_the_points_of_the_literature():
    # J. Moré, B. Garbow, K. Hillstrom, "Testing unconstrained optimization software", 1981, problems 1 and 5: start
    # and minimum; D. Himmelblau, Applied Nonlinear Programming, 1972, to the decimals of Wikipedia
    assert rosenbrock(np.array([-1.2, 1.0]))[0] == pytest.approx(24.2, rel=1e-15)
    assert rosenbrock(np.array([1.0, 1.0]))[0] == 0
    assert beale(np.array([1.0, 1.0]))[0] == 1.5**2 + 2.25**2 + 2.625**2
    assert beale(np.array([3.0, 0.5]))[0] == 0
    four = [(3.0, 2.0), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)]
    values, _ = himmelblau(np.array(four))
    assert values.max() < 1e-9
    value, gradient = himmelblau(np.array([-0.270845, -0.923039]))  # its maximum
    assert_prints(value, 181.617, 3)
    assert np.abs(gradient).max() < 1e-4


def test_a_coin_and_a_die_in_nats():
    # C. Shannon, "A mathematical theory of communication", 1948: the entropy of k equal outcomes is log k
    for k in (2, 6):
        assert softmax_cross_entropy(np.zeros((1, k)), np.full((1, k), 1 / k)) == pytest.approx(log(k), rel=1e-15)


def test_the_mean_is_the_best_constant_and_the_variance_its_error():
    # C. Gauss, Theoria combinationis, 1823; the eight numbers are those of Wikipedia, "Standard deviation": 5 and 2
    marks = np.array([2.0, 4, 4, 4, 5, 5, 7, 9])[:, None]
    net = MLP([1, 1], init="zeros")
    train(net, np.zeros((8, 1)), marks, "mse", SGD(0.4), 50)
    assert net.biases[0].item() == pytest.approx(5, rel=1e-14)
    assert mse(net.predict(np.zeros((8, 1))), marks) == pytest.approx(2**2, rel=1e-14)
    assert standardize(marks).ravel().tolist() == ((marks.ravel() - 5) / 2).tolist()
