import numpy as np

from nnref import Perceptron, gate

gates, rates = ["AND", "OR", "NAND", "XOR"], [0.2, 0.35, 1.0]
order = [0, 2, 1, 3]  # rows 00, 10, 01, 11
w, b = [0.7, 0.4], -0.5  # where every run begins
x = gate("AND")[0][order]  # (4, 2)
labels = [gate(name)[1][order].tolist() for name in gates]  # (4, 4)
tie = Perceptron(n_inputs=2).tie_tolerance

# for each gate and rate: the corrections, the epochs, and
# the epoch whose weights come again (0: learning ends)
corrections, epochs, repeated = [], [], []
for name, y in zip(gates, np.array(labels)):
    for found in corrections, epochs, repeated:
        found.append([])
    for eta in rates:
        unit = Perceptron(n_inputs=2, lr=eta, w=w, b=b)
        made, begun, state, clean = [], [], (*w, b), False
        while not clean and state not in begun:
            begun.append(state)
            before = len(made)
            for i in range(4):  # one row at a time
                if unit.fit(x[[i]], y[[i]], max_epochs=1).updates:
                    state = tuple(np.round([*unit.w, unit.b], 9))
                    made.append([4 * len(begun) - 4 + i, *state])
            clean = len(made) == before
        again = 0 if clean else begun.index(state) + 1
        end = f"then epoch {again} again" if again else "then all right"
        print(f"{name:4} eta {eta:.2f}: corrections {len(made):2}, {end}")
        corrections[-1].append(made)
        epochs[-1].append(len(begun))
        repeated[-1].append(again)
