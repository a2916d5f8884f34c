import numpy as np

# should a heater run? colder outside: yes; window open: no
names = ["outside", "window"]
x = np.array([0.5, 1.0])
b = 1.0
for w in [np.array([-0.8, -0.5]), np.array([0.8, -0.5])]:
    print("w =", w)
    moves = []
    for m, name in enumerate(names):
        more = x.copy()
        more[m] += 1  # this input alone
        moves.append(float((more @ w + b) - (x @ w + b)))
        print(f"  {name} + 1: z moves by {moves[-1]:+.1f}")
