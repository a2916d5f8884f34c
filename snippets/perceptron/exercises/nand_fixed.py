from nnref import Perceptron, gate

x, y = gate("NAND")
theta = 0.5
for fit_bias in (False, True):
    unit = Perceptron(n_inputs=2, b=-theta, fit_bias=fit_bias)
    record = unit.fit(x, y, max_epochs=20)
    print(f"fit_bias {fit_bias!s:5}  {unit.predict(x)}", end="  ")
    print("mistakes", *record.mistakes[:6])
