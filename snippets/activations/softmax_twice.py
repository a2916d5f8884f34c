import numpy as np

from nnref import softmax

z = np.array([50.0, 0.0, 0.0])  # as sure as can be
once = softmax(z)
twice = softmax(once)
print("once ", once.round(3))
print("twice", twice.round(3))
most = np.e / (np.e + 2)
loss = -np.log(twice[0])
print(f"never above {most:.3f}: loss {loss:.3f}")
