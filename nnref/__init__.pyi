from nnref import activation as activation
from nnref import activations as activations
from nnref import adam as adam
from nnref import adaptive as adaptive
from nnref import backprop as backprop
from nnref import data as data
from nnref import early_stopping as early_stopping
from nnref import gradcheck as gradcheck
from nnref import grouped as grouped
from nnref import history as history
from nnref import loss as loss
from nnref import losses as losses
from nnref import mlp as mlp
from nnref import optimizer as optimizer
from nnref import optimizers as optimizers
from nnref import penalties as penalties
from nnref import perceptron as perceptron
from nnref import preparation as preparation
from nnref import rectifiers as rectifiers
from nnref import schedules as schedules
from nnref import smooth as smooth
from nnref import surface as surface
from nnref import surfaces as surfaces
from nnref import tape as tape
from nnref import toy_data as toy_data
from nnref import training as training
from nnref.activation import Activation as Activation
from nnref.activations import identity as identity
from nnref.activations import sigmoid as sigmoid
from nnref.activations import step as step
from nnref.activations import tanh as tanh
from nnref.adam import AMSGrad as AMSGrad
from nnref.adam import Adam as Adam
from nnref.adam import AdamW as AdamW
from nnref.adaptive import AdaDelta as AdaDelta
from nnref.adaptive import AdaGrad as AdaGrad
from nnref.adaptive import RMSProp as RMSProp
from nnref.backprop import Trace as Trace
from nnref.data import digits as digits
from nnref.data import gate as gate
from nnref.early_stopping import EarlyStopping as EarlyStopping
from nnref.gradcheck import check_gradient as check_gradient
from nnref.gradcheck import numerical_gradient as numerical_gradient
from nnref.grouped import maxout as maxout
from nnref.grouped import softmax as softmax
from nnref.history import DivergenceError as DivergenceError
from nnref.history import History as History
from nnref.loss import Loss as Loss
from nnref.losses import binary_cross_entropy as binary_cross_entropy
from nnref.losses import mse as mse
from nnref.losses import softmax_cross_entropy as softmax_cross_entropy
from nnref.losses import squared_error as squared_error
from nnref.mlp import MLP as MLP
from nnref.optimizer import Optimizer as Optimizer
from nnref.optimizer import minimize as minimize
from nnref.optimizers import Momentum as Momentum
from nnref.optimizers import Nesterov as Nesterov
from nnref.optimizers import SGD as SGD
from nnref.penalties import L1 as L1
from nnref.penalties import L2 as L2
from nnref.perceptron import Perceptron as Perceptron
from nnref.perceptron import PerceptronRecord as PerceptronRecord
from nnref.perceptron import threshold_unit as threshold_unit
from nnref.preparation import accuracy as accuracy
from nnref.preparation import one_hot as one_hot
from nnref.preparation import split as split
from nnref.preparation import standardize as standardize
from nnref.rectifiers import elu as elu
from nnref.rectifiers import leaky_relu as leaky_relu
from nnref.rectifiers import relu as relu
from nnref.rectifiers import selu as selu
from nnref.schedules import constant as constant
from nnref.schedules import cosine as cosine
from nnref.schedules import exponential as exponential
from nnref.schedules import step_decay as step_decay
from nnref.schedules import warmup as warmup
from nnref.smooth import gelu as gelu
from nnref.smooth import silu as silu
from nnref.smooth import softplus as softplus
from nnref.surface import Surface as Surface
from nnref.surfaces import beale as beale
from nnref.surfaces import himmelblau as himmelblau
from nnref.surfaces import quadratic as quadratic
from nnref.surfaces import rosenbrock as rosenbrock
from nnref.surfaces import saddle as saddle
from nnref.surfaces import valley as valley
from nnref.tape import Value as Value
from nnref.toy_data import blobs as blobs
from nnref.toy_data import circles as circles
from nnref.toy_data import moons as moons
from nnref.toy_data import regression_curve as regression_curve
from nnref.toy_data import spirals as spirals
from nnref.training import train as train

__all__ = [
    "AMSGrad",
    "Activation",
    "AdaDelta",
    "AdaGrad",
    "Adam",
    "AdamW",
    "DivergenceError",
    "EarlyStopping",
    "History",
    "L1",
    "L2",
    "Loss",
    "MLP",
    "Momentum",
    "Nesterov",
    "Optimizer",
    "Perceptron",
    "PerceptronRecord",
    "RMSProp",
    "SGD",
    "Surface",
    "Trace",
    "Value",
    "accuracy",
    "beale",
    "binary_cross_entropy",
    "blobs",
    "check_gradient",
    "circles",
    "constant",
    "cosine",
    "digits",
    "elu",
    "exponential",
    "gate",
    "gelu",
    "himmelblau",
    "identity",
    "leaky_relu",
    "maxout",
    "minimize",
    "moons",
    "mse",
    "numerical_gradient",
    "one_hot",
    "quadratic",
    "regression_curve",
    "relu",
    "rosenbrock",
    "saddle",
    "selu",
    "sigmoid",
    "silu",
    "softmax",
    "softmax_cross_entropy",
    "softplus",
    "spirals",
    "split",
    "squared_error",
    "standardize",
    "step",
    "step_decay",
    "tanh",
    "threshold_unit",
    "train",
    "valley",
    "warmup",
]

__version__: str
