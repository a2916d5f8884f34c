import numpy as np

from nnref import Perceptron, gate

rng = np.random.default_rng(0)
x, y = gate("AND")
right_before, right_after, updates = [], [], []
for _ in range(200):
    unit = Perceptron(n_inputs=2, w=rng.uniform(-5, 5, 2), b=rng.uniform(-5, 5))
    right_before.append((unit.predict(x) == y).all())
    updates.append(unit.fit(x, y, max_epochs=1000).updates)
    right_after.append((unit.predict(x) == y).all())
starts = len(updates)
before, after = int(sum(right_before)), int(sum(right_after))
longest = max(updates)
print(f"AND before learning: {before} of {starts}")
print(f"AND after learning:  {after} of {starts}")
print(f"updates: at most {longest}")
