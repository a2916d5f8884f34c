from nnref import Perceptron

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
y = [0, 0, 0, 1]
theta, updates = 0.5, []
for eta in [0.1, 0.25, 0.3, 0.5, 0.51, 0.6, 1.0]:
    unit = Perceptron(n_inputs=2, lr=eta, b=-theta, fit_bias=False)
    record = unit.fit(x, y, max_epochs=20)
    updates.append(record.updates)
    if record.converged:
        largest = eta
    print(f"eta {eta:4}: mistakes", *record.mistakes[:6])
print("ends up to eta =", largest)
