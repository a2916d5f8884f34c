"""The basics of neural networks as a small, tested NumPy package.

Everything public is importable from here, and is loaded when it is first asked for: ``from nnref
import Perceptron`` loads ``nnref.perceptron`` and what that needs, and nothing else.
"""

import importlib as _importlib

__version__ = "0.1.0"  # a literal, because a browser runs the plain files, without package metadata

# Public name -> the module that defines it. `__init__.pyi` says the same to type checkers. No module
# has the name of something public: importing it would put the module in that name's place.
_MODULE_OF = {
    "AMSGrad": "adam",
    "Activation": "activation",
    "AdaDelta": "adaptive",
    "AdaGrad": "adaptive",
    "Adam": "adam",
    "AdamW": "adam",
    "DivergenceError": "history",
    "EarlyStopping": "early_stopping",
    "History": "history",
    "L1": "penalties",
    "L2": "penalties",
    "Loss": "loss",
    "MLP": "mlp",
    "Momentum": "optimizers",
    "Nesterov": "optimizers",
    "Optimizer": "optimizer",
    "Perceptron": "perceptron",
    "PerceptronRecord": "perceptron",
    "RMSProp": "adaptive",
    "SGD": "optimizers",
    "Surface": "surface",
    "Trace": "backprop",
    "Value": "tape",
    "accuracy": "preparation",
    "beale": "surfaces",
    "binary_cross_entropy": "losses",
    "blobs": "toy_data",
    "check_gradient": "gradcheck",
    "circles": "toy_data",
    "constant": "schedules",
    "cosine": "schedules",
    "digits": "data",
    "elu": "rectifiers",
    "exponential": "schedules",
    "gate": "data",
    "gelu": "smooth",
    "himmelblau": "surfaces",
    "identity": "activations",
    "leaky_relu": "rectifiers",
    "maxout": "grouped",
    "minimize": "optimizer",
    "moons": "toy_data",
    "mse": "losses",
    "numerical_gradient": "gradcheck",
    "one_hot": "preparation",
    "quadratic": "surfaces",
    "regression_curve": "toy_data",
    "relu": "rectifiers",
    "rosenbrock": "surfaces",
    "saddle": "surfaces",
    "selu": "rectifiers",
    "sigmoid": "activations",
    "silu": "smooth",
    "softmax": "grouped",
    "softmax_cross_entropy": "losses",
    "softplus": "smooth",
    "spirals": "toy_data",
    "split": "preparation",
    "squared_error": "losses",
    "standardize": "preparation",
    "step": "activations",
    "step_decay": "schedules",
    "tanh": "activations",
    "threshold_unit": "perceptron",
    "train": "training",
    "valley": "surfaces",
    "warmup": "schedules",
}

__all__ = list(_MODULE_OF)


def __getattr__(name: str) -> object:
    if name in _MODULE_OF:
        value = getattr(_importlib.import_module(f"nnref.{_MODULE_OF[name]}"), name)
        globals()[name] = value  # the next look-up does not come here
        return value
    if name in _MODULE_OF.values():
        return _importlib.import_module(f"nnref.{name}")
    from difflib import get_close_matches  # only on the way to an error

    close = get_close_matches(name, __dir__(), n=1)
    fix = f"did you mean {close[0]!r}?" if close else "see dir(nnref)"
    # name without obj: Python would add a suggestion of its own to this one
    raise AttributeError(f"module 'nnref' has no attribute {name!r}; expected a public name: {fix}", name=name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF, *_MODULE_OF.values()})
