from nnref import Perceptron, gate

x, y = gate("AND")
from_zero, from_afar = [], []
print("eta   from zero  from afar")
for eta in [0.01, 1, 100]:
    for counts, w, b in [(from_zero, [0, 0], 0), (from_afar, [10, -10], 10)]:
        unit = Perceptron(n_inputs=2, lr=eta, w=w, b=b)
        counts.append(unit.fit(x, y, max_epochs=100_000).updates)
    print(f"{eta:4}  {from_zero[-1]:9}  {from_afar[-1]:9}")
