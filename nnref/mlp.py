r"""The multilayer perceptron: layers of neurons, each connected with every neuron of the layer before.

Symbols: $n$ samples, $d$ inputs, $k$ units of a layer, $W$ and $b$ its weights and biases, $z = a W + b$ its weighted
sums, $a = f(z)$ its activations, $\theta$ all parameters in one vector. The computation is in `nnref.backprop`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref import _layers, backprop
from nnref._arrays import as_array, as_floats, as_rows
from nnref._layers import ELSEWHERE, INITIALIZATIONS, Views, drawn, pieces
from nnref._layers import as_dtype, as_hidden, as_loss, as_output, as_sizes
from nnref._validate import FloatArray, IntArray, as_count, as_generator, as_name, as_number, explain
from nnref.activation import Activation
from nnref.backprop import Layer, Trace, Workspace
from nnref.loss import Loss

__all__ = ["MLP"]

_PART = 2**16  # bytes of each array that are worked on at once, where no trace is kept
_KEPT_WORKSPACES = 3  # a full batch, a short last one, and all samples


class MLP:
    r"""A multilayer perceptron: fully connected layers, each followed by an activation function.

    $$z^{(l)} = a^{(l-1)} W^{(l)} + b^{(l)}, \qquad a^{(l)} = f^{(l)}(z^{(l)}), \qquad a^{(0)} = x$$

    Parameters
    ----------
    sizes : sequence of int
        Number of inputs, then units of each hidden layer, then number of outputs; two numbers make a network
        without hidden layers.
    hidden : str, Activation, or one of them for each hidden layer
        "prelu" is leaky ReLU with one slope for each layer, which is trained.
    output : str, or Activation
        An elementwise activation, or "softmax".
    init : {"zeros", "glorot", "he", "lecun", "glorot_uniform", "he_uniform", "lecun_uniform"}
        How the weights are drawn. Their variance is 2 / (d + k) for "glorot", 2 / d for "he" and 1 / d for
        "lecun", with d inputs and k units of a layer; their distribution is normal, or uniform with "_uniform".
        Biases start at 0, trained slopes at 0.25.
    dropout : float
        Probability that a hidden unit is dropped, at least 0 and below 1. It acts only where a method is given
        an `rng`, and in `train`.
    rng : int, or numpy.random.Generator
        Seed, or generator, that draws the initial weights.
    dtype : float64, or float32
    replicas : int, optional
        K networks at once, drawn one after the other. ``theta`` is (K, p), and every array of parameters and
        results has an axis of K in front; x and y may have it.

    Attributes
    ----------
    sizes : tuple of int
    theta : array of shape (p,)
        All parameters, layer by layer: W row by row, then b, then the slope of a "prelu". Assigning to it copies
        into it. `weights`, `biases` and `slopes` are views of it: writing into one changes the other, and
        assigning to an entry of them copies into it.
    weights, biases : sequences of arrays of shape (d, k) and (k,), one for each layer
    slopes : sequence of arrays of shape (), one for each "prelu" layer

    Raises
    ------
    ValueError
        For fewer than two sizes, sizes below 1, an unknown name, a number of activations other than that of the
        hidden layers, a dropout outside 0 to 1, another dtype, ``replicas < 1`` and a negative seed.
    TypeError
        For arguments of another type.

    Notes
    -----
    Sources: D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", Nature
    323, 1986; "glorot": X. Glorot, Y. Bengio, AISTATS 2010, equations 12 and 16; "he": K. He and others, ICCV 2015,
    equation 10, with "prelu" in section 2.1; "lecun": Y. LeCun and others, "Efficient BackProp", 1998, equation
    16; dropout: N. Srivastava and others, Journal of Machine Learning Research 15, 2014, with the scaling of
    section 10 (inverted dropout).

    Examples
    --------
    >>> import numpy as np
    >>> from nnref import MLP, binary_cross_entropy
    >>> net = MLP([2, 3, 1], hidden="tanh", rng=0)
    >>> net.theta.shape, [W.shape for W in net.weights]
    ((13,), [(2, 3), (3, 1)])
    >>> x, y = np.array([[0.0, 1.0], [1.0, 1.0]]), np.array([[1.0], [0.0]])
    >>> loss, gradient = net.loss_and_gradient(x, y, binary_cross_entropy)
    >>> net.theta -= 0.1 * gradient
    >>> net.loss_and_gradient(x, y, binary_cross_entropy)[0] < loss
    True
    """

    def __init__(
        self,
        sizes: Sequence[int],
        hidden: str | Activation | Sequence[str | Activation] = "tanh",
        output: str | Activation = "identity",
        init: str = "glorot",
        dropout: float = 0.0,
        rng: int | np.random.Generator = 0,
        dtype: Any = float,
        replicas: int | None = None,
    ) -> None:
        self.sizes = as_sizes(sizes)
        self._activations = [*as_hidden(hidden, len(self.sizes) - 2), as_output(output)]
        self.init = as_name(init, "init", INITIALIZATIONS, "glorot", ELSEWHERE)
        self.dropout = as_number(dropout, "dropout", at_least=0, below=1, example=0.5)
        self.replicas = None if replicas is None else as_count(replicas, "replicas")
        kind = as_dtype(dtype)
        theta = drawn(self.sizes, self._activations, self.init, as_generator(rng), self.replicas)
        self._hold(theta.astype(kind))

    def _hold(self, theta: FloatArray) -> None:
        """Keep theta, from now on for good, and make the views of it."""
        self._theta = theta
        self._layers = self._views_of(theta)
        self._workspaces: dict[int, Workspace] = {}

    def _views_of(self, flat: FloatArray) -> list[Layer]:
        return pieces(flat, self.sizes, self._activations)

    @property
    def theta(self) -> FloatArray:
        return self._theta

    @theta.setter
    def theta(self, theta: ArrayLike) -> None:
        if theta is self._theta:  # the last half of `net.theta -= step`, whose first half was in place
            return
        new = as_floats(theta, "theta", dtype=self._theta.dtype)
        if new.shape != self._theta.shape:
            wanted = f"{self._theta.shape} because sizes is {list(self.sizes)}"
            raise ValueError(explain(f"theta has shape {new.shape}", wanted, "pass one number for each parameter"))
        self._theta[...] = new

    @property
    def weights(self) -> Views:
        return Views("weights", [layer.W for layer in self._layers])

    @property
    def biases(self) -> Views:
        return Views("biases", [layer.b[..., 0, :] for layer in self._layers])

    @property
    def slopes(self) -> Views:
        return Views("slopes", [layer.alpha[..., 0, 0] for layer in self._layers if layer.alpha is not None])

    def forward(self, x: ArrayLike, rng: int | np.random.Generator | None = None) -> Trace:
        r"""Compute every layer, and keep what was computed.

        $$z^{(l)} = a^{(l-1)} W^{(l)} + b^{(l)}, \qquad a^{(l)} = f^{(l)}(z^{(l)}), \qquad a^{(0)} = x$$

        Parameters
        ----------
        x : array of shape (n, d)
        rng : int, or numpy.random.Generator, optional
            Draws the units that are dropped. Nothing is dropped without it.

        Returns
        -------
        trace : Trace
            ``trace.x`` is $a_0$. Python counts from 0: ``trace.z[l - 1]`` and ``trace.a[l - 1]``, of shape (n, k),
            are $z^{(l)}$ and $a^{(l)}$.

        Raises
        ------
        ValueError
            For x of another shape, no sample, NaN and infinity.
        TypeError
            For x that is not of real numbers, and for a seed of another type.

        Examples
        --------
        >>> trace = MLP([2, 3, 1]).forward([[0.0, 1.0]])
        >>> [z.shape for z in trace.z], trace.a[-1].shape
        ([(1, 3), (1, 1)], (1, 1))
        """
        rows = self._rows(x)
        generator = None if rng is None else as_generator(rng)
        work = Workspace(self._layers, rows.shape[-2], backward=False)
        with np.errstate(over="ignore", invalid="ignore"):
            backprop.forward(rows, self._layers, work, self.dropout, generator)
        return Trace(rows, tuple(of.z for of in work.passes), tuple(of.a for of in work.passes))

    def predict(self, x: ArrayLike) -> FloatArray:
        r"""Compute the outputs, without dropout.

        $$a_L = f_L(z_L)$$

        Parameters
        ----------
        x : array of shape (n, d)

        Returns
        -------
        a : array of shape (n, k)
            Activations of the output layer: logits where the output is the identity and the loss takes logits.

        Raises
        ------
        ValueError
            For x of another shape, no sample, NaN and infinity.
        TypeError
            For x that is not of real numbers.

        Examples
        --------
        >>> MLP([2, 3, 2], output="softmax", init="zeros").predict([[0.0, 1.0]])
        array([[0.5, 0.5]])
        """
        rows = self._rows(x)
        n = rows.shape[-2]
        outputs = np.empty((*self._theta.shape[:-1], n, self.sizes[-1]), rows.dtype)
        parts = ceil(n * max(self.sizes) * (self.replicas or 1) * rows.itemsize / _PART)
        works: dict[int, Workspace] = {}
        with np.errstate(over="ignore", invalid="ignore"):
            for some, out in zip(*(np.array_split(of, parts, axis=-2) for of in (rows, outputs)), strict=True):
                size = some.shape[-2]  # the largest and, where it does not divide n, one less
                if size not in works:
                    works[size] = Workspace(self._layers, size, backward=False)
                out[...] = backprop.forward(some, self._layers, works[size])
        return outputs

    def classify(self, x: ArrayLike) -> IntArray:
        r"""Compute the label of each row.

        $$\hat y = \operatorname{argmax}_j a_j \text{ with several outputs}, \qquad \hat y = [z > 0] \text{ with one}$$

        Parameters
        ----------
        x : array of shape (n, d)

        Returns
        -------
        y_hat : int64 array of shape (n,)

        Raises
        ------
        ValueError
            For x of another shape, no sample, NaN and infinity.
        TypeError
            For x that is not of real numbers.

        Notes
        -----
        With one output, the label is 1 where the weighted sum z of the output is positive: where the
        probability is above a half, if z is a logit.

        Examples
        --------
        >>> net = MLP([1, 1])
        >>> net.theta = [1.0, -0.5]
        >>> net.classify([[0.2], [0.7]])
        array([0, 1])
        """
        trace = self.forward(x)
        if self.sizes[-1] == 1:
            return np.asarray(trace.z[-1][..., 0] > 0, dtype=np.int64)
        return np.asarray(trace.a[-1].argmax(axis=-1), dtype=np.int64)

    def loss_and_gradient(
        self, x: ArrayLike, y: ArrayLike, loss: Loss | str, rng: int | np.random.Generator | None = None
    ) -> tuple[Any, FloatArray]:
        r"""Compute the loss, and its gradient by backpropagation.

        $$\frac{\partial L}{\partial W^{(l)}} = \left( a^{(l-1)} \right)^\top \delta^{(l)}, \qquad \frac{\partial L}{\partial b^{(l)}} = \sum_i \delta^{(l)}_i, \qquad \delta^{(l-1)} = \delta^{(l)} \left( W^{(l)} \right)^\top \odot f'(z^{(l-1)}), \qquad \delta^{(l)} = \frac{\partial L}{\partial z^{(l)}}$$

        Parameters
        ----------
        x : array of shape (n, d)
        y : array of shape (n, k), or labels (n,) for `softmax_cross_entropy`
        loss : Loss, or its name
        rng : int, or numpy.random.Generator, optional
            Draws the units that are dropped. Nothing is dropped without it.

        Returns
        -------
        loss : float
            Without any penalty.
        gradient : array of shape (p,)
            A new array, in the order of theta.

        Raises
        ------
        ValueError
            For arrays of another shape, labels out of range, no sample, NaN and infinity; for a loss that
            takes logits when the output is "sigmoid" or "softmax"; for an unknown name.
        TypeError
            For arrays that are not of real numbers, for a loss and a seed of another type.

        Notes
        -----
        With replicas, y of shape (K, n) is labels for each of them, unless it could be rows (n, k) for all.

        Examples
        --------
        >>> net = MLP([1, 1])
        >>> net.theta = [2.0, 0.0]
        >>> net.loss_and_gradient([[1.0], [2.0]], [[0.0], [4.0]], "squared_error")
        (1.0, array([1., 1.]))
        """
        rows, loss = self._rows(x), as_loss(loss, self._activations[-1])
        n = rows.shape[-2]
        targets = self._targets(y, n, loss)
        generator = None if rng is None else as_generator(rng)
        gradient = np.empty_like(self._theta)
        if n not in self._workspaces:
            if len(self._workspaces) == _KEPT_WORKSPACES:
                self._workspaces.pop(next(iter(self._workspaces)))
            self._workspaces[n] = Workspace(self._layers, n)
        with np.errstate(over="ignore", invalid="ignore"):
            value = self._step(rows, targets, loss, self._workspaces[n], self._views_of(gradient), generator)
        return value, gradient

    def _step(
        self,
        x: FloatArray,
        targets: FloatArray,
        loss: Loss,
        work: Workspace,
        gradients: list[Layer],
        rng: np.random.Generator | None,
    ) -> Any:
        """The loss of checked arrays; its gradient is written into `gradients`."""
        outputs = backprop.forward(x, self._layers, work, self.dropout, rng)
        value = loss._kernel(outputs, targets, work.passes[-1].delta)
        backprop.backward(x, self._layers, work, gradients)
        return float(value) if self.replicas is None else value

    def _rows(self, x: ArrayLike, name: str = "x") -> FloatArray:
        d = self.sizes[0]
        because = f"the network has {d} input{'s' if d > 1 else ''}"
        return as_rows(x, d, because, replicas=self.replicas, dtype=self._theta.dtype, name=name)

    def _targets(self, y: ArrayLike, n: int, loss: Loss, name: str = "y") -> FloatArray:
        """Rows of targets (n, k); (K, n, k) where y has the axis of the replicas."""
        shape: tuple[int, ...] = (n, self.sizes[-1])
        if self.replicas is not None:
            given = as_array(y, name).shape
            labels = loss._target == "classes" and given == (self.replicas, n) != shape
            if labels or len(given) == 3:
                shape = (self.replicas, *shape)
        return loss._rows_of_targets(y, shape, self._theta.dtype, name)

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if key not in ("_layers", "_workspaces")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._hold(self._theta)  # views of a copied theta, not copied views

    def __repr__(self) -> str:
        *hidden, output = map(_layers.named, self._activations)
        text = f"MLP(sizes={list(self.sizes)}, hidden={hidden}, output={output!r}, init={self.init!r}"
        text += f", dropout={self.dropout}" if self.dropout else ""
        text += f", dtype='{self._theta.dtype}'" if self._theta.dtype != np.float64 else ""
        return text + (f", replicas={self.replicas})" if self.replicas is not None else ")")
