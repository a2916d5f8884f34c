"""Backpropagation as textbooks write it, one sample and one unit after the other, and numbers printed in books."""

import math

import numpy as np
import pytest

from nnref import MLP

# ---------------------------------------------------------------------------- with loops


def rumelhart_hinton_williams(x, d, weights, biases):
    """Error and gradients of D. Rumelhart, G. Hinton, R. Williams, Nature 323, 1986, pages 533 to 534.

    Equation numbers are those of the paper. x_j is the total input of unit j and y_j its output; w[j][i] is the
    weight from unit i to unit j, and d the desired output. The error is a sum over cases and units.
    """
    E = 0.0
    dE_dw = [[[0.0 for _ in row] for row in layer] for layer in weights]
    dE_db = [[0.0 for _ in layer] for layer in biases]
    for case in range(len(x)):
        y = [[float(number) for number in x[case]]]
        for w, b in zip(weights, biases, strict=True):
            outputs = []
            for j in range(len(w)):
                x_j = b[j]
                for i in range(len(w[j])):
                    x_j += y[-1][i] * w[j][i]  # (1)
                outputs.append(1 / (1 + math.exp(-x_j)))  # (2)
            y.append(outputs)
        for j in range(len(y[-1])):
            E += 0.5 * (y[-1][j] - d[case][j]) ** 2  # (3)
        dE_dy = [y[-1][j] - d[case][j] for j in range(len(y[-1]))]  # (4)
        for layer in range(len(weights) - 1, -1, -1):
            w, output, previous = weights[layer], y[layer + 1], y[layer]
            dE_dx = [dE_dy[j] * output[j] * (1 - output[j]) for j in range(len(output))]  # (5)
            for j in range(len(output)):
                dE_db[layer][j] += dE_dx[j]  # an extra input that always has the value 1
                for i in range(len(previous)):
                    dE_dw[layer][j][i] += dE_dx[j] * previous[i]  # (6)
            dE_dy = []
            for i in range(len(previous)):
                dE_dy.append(sum(dE_dx[j] * w[j][i] for j in range(len(output))))  # (7)
    return E, dE_dw, dE_db


def bishop(x, t, weights, biases, output):
    """Error and gradients of C. Bishop, Pattern Recognition and Machine Learning, 2006, section 5.3.2.

    tanh hidden units (5.59) and errors with canonical outputs, for which delta_k = y_k - t_k (5.65, 5.18): the
    sum of squares with linear outputs, the cross-entropy with logistic ones, and that of classes with a softmax.
    """
    E = 0.0
    dW = [[[0.0 for _ in row] for row in layer] for layer in weights]
    db = [[0.0 for _ in layer] for layer in biases]
    for n in range(len(x)):
        z = [[float(number) for number in x[n]]]
        for layer in range(len(weights)):
            a = []
            for j in range(len(weights[layer])):
                inputs = sum(weights[layer][j][i] * z[layer][i] for i in range(len(z[layer])))
                a.append(inputs + biases[layer][j])  # (5.48), its bias written out as in (5.2)
            z.append([math.tanh(a_j) for a_j in a] if layer < len(weights) - 1 else a)
        a = z[-1]
        if output == "linear":
            y = a
            E += 0.5 * sum((y[k] - t[n][k]) ** 2 for k in range(len(y)))  # (5.11)
        elif output == "logistic":
            y = [1 / (1 + math.exp(-a_k)) for a_k in a]
            for k in range(len(y)):
                E -= t[n][k] * math.log(y[k]) + (1 - t[n][k]) * math.log(1 - y[k])  # (5.23)
        else:
            y = [math.exp(a_k) / sum(math.exp(a_j) for a_j in a) for a_k in a]  # (5.25)
            E -= sum(t[n][k] * math.log(y[k]) for k in range(len(y)))  # (5.24)
        delta = [y[k] - t[n][k] for k in range(len(y))]  # (5.54)
        for layer in range(len(weights) - 1, -1, -1):
            for j in range(len(delta)):
                db[layer][j] += delta[j]
                for i in range(len(z[layer])):
                    dW[layer][j][i] += delta[j] * z[layer][i]  # (5.53)
            if layer:
                delta = [
                    (1 - z[layer][j] ** 2) * sum(weights[layer][k][j] * delta[k] for k in range(len(delta)))
                    for j in range(len(z[layer]))
                ]  # (5.56)
    return E, dW, db


def in_books(net):
    """Weights with the row of a unit for its inputs, as books number them: the transpose of ours."""
    return [W.T.tolist() for W in net.weights], [b.tolist() for b in net.biases]


def assert_is_mean_over_samples(net, n, loss, gradient, theirs):
    E, dE_dW, dE_db = theirs
    flat = []
    for W, b in zip(dE_dW, dE_db, strict=True):
        flat += [W[j][i] for i in range(len(W[0])) for j in range(len(W))] + b  # ours: W row by row, then b
    assert abs(loss - E / n) <= 1e-12 * abs(E / n)
    assert np.linalg.norm(gradient - np.array(flat) / n) <= 1e-12 * np.linalg.norm(flat) / n


SHAPES = [([5, 7, 3], 6), ([4, 6, 9, 2], 11), ([3, 8], 5), ([1, 1, 1, 1, 1], 2)]


@pytest.mark.parametrize(("sizes", "n"), SHAPES, ids=str)
def test_backpropagation_is_that_of_rumelhart_hinton_and_williams(sizes, n):
    rng = np.random.default_rng(n)
    net = MLP(sizes, hidden="sigmoid", output="sigmoid")
    net.theta = rng.normal(size=net.theta.shape)
    x, d = rng.normal(size=(n, sizes[0])), rng.random((n, sizes[-1]))
    theirs = rumelhart_hinton_williams(x.tolist(), d.tolist(), *in_books(net))
    assert_is_mean_over_samples(net, n, *net.loss_and_gradient(x, d, "squared_error"), theirs)


@pytest.mark.parametrize(
    ("loss", "output"),
    [("squared_error", "linear"), ("binary_cross_entropy", "logistic"), ("softmax_cross_entropy", "softmax")],
)
@pytest.mark.parametrize(("sizes", "n"), SHAPES, ids=str)
def test_backpropagation_is_that_of_bishop(sizes, n, loss, output):
    rng = np.random.default_rng(n)
    net = MLP(sizes, hidden="tanh")
    net.theta = rng.normal(size=net.theta.shape)
    x, t = rng.normal(size=(n, sizes[0])), rng.random((n, sizes[-1]))
    if output == "softmax":
        t /= t.sum(axis=1, keepdims=True)
    theirs = bishop(x.tolist(), t.tolist(), *in_books(net), output)
    ours = net.loss_and_gradient(x, t, loss)
    if sizes[-1] == 1 and output == "softmax":  # one class: no loss and no gradient, in both
        assert abs(ours[0]) <= 1e-15 and not ours[1].any() and abs(theirs[0]) <= 1e-15
    else:
        assert_is_mean_over_samples(net, n, *ours, theirs)


# ---------------------------------------------------------------------------- numbers that are printed


def test_one_step_gives_the_numbers_of_han_kamber_and_pei():
    # J. Han, M. Kamber, J. Pei, Data Mining: Concepts and Techniques, 3rd edition, 2011, example 9.1. Three decimals
    # are printed, and four of the errors; the first of these, 0.1311, is computed there from rounded numbers.
    net = MLP([3, 2, 1], hidden="sigmoid", output="sigmoid")
    net.weights[0] = [[0.2, -0.3], [0.4, 0.1], [-0.5, 0.2]]
    net.biases[0] = [-0.4, 0.2]
    net.weights[1] = [[-0.3], [-0.2]]
    net.biases[1] = [0.1]
    x, y = [[1.0, 0.0, 1.0]], [[1.0]]
    trace = net.forward(x)
    assert np.concatenate([z.ravel() for z in trace.z]).round(3).tolist() == [-0.7, 0.1, -0.105]
    assert np.concatenate([a.ravel() for a in trace.a]).round(3).tolist() == [0.332, 0.525, 0.474]
    _, gradient = net.loss_and_gradient(x, y, "squared_error")
    net.theta -= 0.9 * gradient
    assert net.weights[1].ravel().round(3).tolist() == [-0.261, -0.138]
    assert net.weights[0].round(3).tolist() == [[0.192, -0.306], [0.4, 0.1], [-0.508, 0.194]]
    assert net.biases[1].round(3).tolist() == [0.218]
    assert net.biases[0].round(3).tolist() == [-0.408, 0.194]
    errors = -gradient[[10, 6, 7]]  # the error terms of the book are minus the gradients of the biases
    np.testing.assert_allclose(errors, [0.1311, -0.0087, -0.0065], rtol=0, atol=1e-4)


def test_one_step_gives_the_numbers_of_mazur():
    # M. Mazur, "A step by step backpropagation example", 2015,
    # https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/
    net = MLP([2, 2, 2], hidden="sigmoid", output="sigmoid")
    net.weights[0] = np.transpose([[0.15, 0.20], [0.25, 0.30]])
    net.weights[1] = np.transpose([[0.40, 0.45], [0.50, 0.55]])
    net.biases[0], net.biases[1] = [0.35, 0.35], [0.60, 0.60]
    x, y = [[0.05, 0.10]], [[0.01, 0.99]]
    trace = net.forward(x)
    np.testing.assert_allclose(trace.a[0][0], [0.593269992, 0.596884378], rtol=0, atol=5e-10)
    np.testing.assert_allclose(trace.a[1][0], [0.75136507, 0.772928465], rtol=0, atol=5e-9)
    loss, gradient = net.loss_and_gradient(x, y, "squared_error")
    assert abs(loss - 0.298371109) <= 5e-10
    assert abs(gradient[6] - 0.082167041) <= 5e-10  # of w5, the first weight of the second layer
    assert abs(gradient[0] - 0.000438568) <= 5e-10
    for k, start in enumerate((0, 6)):
        net.weights[k] -= 0.5 * gradient[start : start + 4].reshape(2, 2)
    printed = [0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35891648, 0.408666186, 0.511301270, 0.561370121]
    np.testing.assert_allclose([*net.weights[0].T.ravel(), *net.weights[1].T.ravel()], printed, rtol=0, atol=5e-9)
