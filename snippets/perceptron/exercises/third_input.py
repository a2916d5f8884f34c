import numpy as np

from nnref import Perceptron, gate

x, y = gate("XOR")
x1, x2 = x.T  # (4,), (4,)
candidates = {
    "x1 + x2": x1 + x2,
    "x1 squared": x1**2,
    "x1 OR x2": np.maximum(x1, x2),
    "|x1 - x2|": np.abs(x1 - x2),
}
for name, third in candidates.items():
    unit = Perceptron(n_inputs=3)
    record = unit.fit(np.column_stack([x, third]), y, max_epochs=200)
    print(f"{name:10} converged {record.converged!s:5}", end="  ")
    print("right", (unit.predict(np.column_stack([x, third])) == y).sum())
