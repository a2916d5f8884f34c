import numpy as np

celsius = np.array([0.0, 10.0, 20.0, 30.0])
fahrenheit = np.array([32.0, 50.0, 68.0, 86.0])

# the best weight alone, then the best weight and bias:
# smallest sum of squared errors
x = celsius[:, None]
ones = np.ones((4, 1))
w, *_ = np.linalg.lstsq(x, fahrenheit)
w_b, *_ = np.linalg.lstsq(np.hstack([x, ones]), fahrenheit)

without = x @ w
with_bias = x * w_b[0] + w_b[1]
errors = [abs(without - fahrenheit).max()]
errors.append(abs(with_bias[:, 0] - fahrenheit).max())
print("wanted      ", fahrenheit)
print("without bias", without.round(1))
print("with bias   ", with_bias[:, 0].round(1))
