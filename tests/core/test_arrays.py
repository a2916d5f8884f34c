"""What every function takes for an array of numbers: any order in memory, float32 as float32, and nothing that is not finite."""

import re

import numpy as np
import pytest

from nnref import MLP, mse, relu, softmax, standardize
from nnref._arrays import _PART

LARGE = 2 * _PART + 3  # looked at in three parts


@pytest.mark.parametrize("function", [relu, softmax, lambda x: standardize([x])[0], lambda x: mse.gradient(x, x)])
def test_float32_stays_float32_in_a_list_and_in_a_class_of_its_own(function):
    class Own(np.ndarray):
        pass

    numbers = np.array([0.5, -1.5], np.float32)
    for same in (numbers, list(numbers), numbers.view(Own), memoryview(numbers)):
        assert function(same).dtype == np.float32
    for other in (numbers.tolist(), np.float64(numbers), np.float16(numbers), np.longdouble(numbers), [1, 0], [True, False]):
        assert function(other).dtype == np.float64


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize(("size", "at"), [(3, 0), (3, 1), (3, 2), *((LARGE, k) for k in (0, 1, _PART - 1, _PART, 2 * _PART, LARGE - 1))])
def test_a_number_that_is_not_finite_is_found_wherever_it_is(size, at, wrong):
    outputs = np.zeros(size)
    assert mse(outputs, outputs) == 0
    outputs[at] = wrong
    with pytest.raises(ValueError, match=re.escape(f"output[{at}] is {wrong}; expected finite numbers")):
        mse(outputs, np.zeros(size))


def test_the_order_in_memory_changes_no_bit():
    rng = np.random.default_rng(0)
    outputs, targets, x = rng.normal(size=(3, 50, 7)), rng.normal(size=(3, 50, 7)), rng.normal(size=(50, 4))
    net = MLP([4, 9, 7])
    for other in (np.asfortranarray, lambda array: np.repeat(array, 2, axis=0)[::2], lambda array: array[..., ::-1].copy()[..., ::-1]):
        assert mse(other(outputs), other(targets)).tolist() == mse(outputs, targets).tolist()
        assert mse.gradient(other(outputs), targets).tolist() == mse.gradient(outputs, targets).tolist()
        assert net.predict(other(x)).tolist() == net.predict(x).tolist()
        of_other, of_x = (net.loss_and_gradient(each, targets[0], "mse")[1] for each in (other(x), x))
        assert of_other.tolist() == of_x.tolist()
