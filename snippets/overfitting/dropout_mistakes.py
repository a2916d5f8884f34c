import numpy as np

rng = np.random.default_rng(0)
a, w = rng.random(50), rng.random(50)  # 50 hidden units, one output
p, draws = 0.2, 4000
on = rng.random((draws, 50)) >= p  # on with probability 1 - p
rare = rng.random((draws, 50)) < p  # on with probability p
inverted = on / (1 - p)
# name: factors in training, factor at prediction
ways = {"inverted": (inverted, 1), "original": (on, 1 - p),
        "scaled twice": (inverted, 1 - p), "not scaled": (on, 1),
        "p taken as keep": (rare / (1 - p), 1)}
table = {}
print("                train  predict")
for name, (m, factor) in ways.items():
    table[name] = (m * a @ w).mean(), factor * a @ w
    print("{:15} {:5.2f}  {:5.2f}".format(name, *table[name]))
rows = list(table.values())
left_on = (inverted * a @ w)[:3]
print("left on, 3 times:", left_on.round(1))
