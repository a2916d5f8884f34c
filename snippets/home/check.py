from nnref import Perceptron

x, y = [[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 0, 1]
unit = Perceptron(n_inputs=2, lr=0.35, w=[0.7, 0.4], b=-0.5)
record = unit.fit(x, y, max_epochs=100)
print(f"{record.updates} updates, w {unit.w.round(2)}, b {unit.b:.2f}")
