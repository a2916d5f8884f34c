import numpy as np

w = np.array([0, 0])  # integers
w[0] = 0.7  # cut off without a word
print(w)
try:
    w += 0.7
except TypeError as error:
    print(type(error).__name__)

w = np.array([0.0, 0.0])  # or np.zeros(2)
w[0] = 0.7
print(w)
