from nnref import data as data
from nnref import perceptron as perceptron
from nnref.data import gate as gate
from nnref.perceptron import Perceptron as Perceptron
from nnref.perceptron import PerceptronRecord as PerceptronRecord
from nnref.perceptron import threshold_unit as threshold_unit

__all__ = ["Perceptron", "PerceptronRecord", "gate", "threshold_unit"]

__version__: str
