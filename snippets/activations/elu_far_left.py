import numpy as np

from nnref import elu, relu, selu

z = np.array([-1.0, -3.0, -10.0])
slopes = [f.derivative(z) for f in (relu, elu, selu)]
for name, row in zip(("ReLU", "ELU", "SELU"), slopes):
    print(f"{name:5}" + "".join(f"{slope:10.6f}" for slope in row))
