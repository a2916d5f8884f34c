from nnref import Perceptron, gate, threshold_unit

x, y = gate("NAND")  # rows 00, 01, 10, 11
theta = 0.5
for fit_bias in (False, True):
    unit = Perceptron(n_inputs=2, b=-theta, fit_bias=fit_bias)
    record = unit.fit(x, y, max_epochs=20)
    print(f"fit_bias {fit_bias!s:5}  {unit.predict(x)}", end="  ")
    print("mistakes", *record.mistakes[:6])
y_hat = threshold_unit(x, [-0.4, -0.4], -theta)
print("w = (-0.4, -0.4), theta = -0.5:", y_hat)
