import numpy as np

# distance in meters, climb in kilometers: two walks
x = np.array([[9000.0, 0.2], [9000.0, 1.2]])
w = np.array([0.1, 0.5])
products = x * w
a = np.tanh(x @ w)
print("products  ", products.tolist())
print("outputs   ", a)

x_km = x / [1000, 1]  # both in kilometers
a_km = np.tanh(x_km @ w)
print("kilometers", a_km.round(3))
