from nnref import sigmoid

z, h = 0.8, 1e-5
first, second = sigmoid(z), sigmoid(sigmoid(z))
slope_1 = sigmoid.derivative(z)  # of the first layer, at its z
slope_2 = sigmoid.derivative(first)  # of the second, at its own
product = slope_1 * slope_2
again = sigmoid.derivative(slope_1)  # the slope put in again
twice = slope_1 * (1 - 2 * first)  # the second derivative
up, down = (sigmoid(sigmoid(z + k)) for k in (h, -h))
measured = (up - down) / (2 * h)
print(f"measured                  {measured:.4f}")
print(f"product of the slopes     {product:.4f}")
print(f"slope at the slope        {again:.4f}")
print(f"differentiated twice     {twice:.4f}")
