import numpy as np

rng, draws, table = np.random.default_rng(0), 5000, []
print("  p     t   missed  0.8 t")
for p in (3, 300):
    v = rng.normal(size=p)  # the wrong gradient minus the right one
    u = rng.normal(size=(draws, p))  # a direction in each row
    seen = np.abs(u @ v) / np.linalg.norm(v)
    for t in (0.1, 0.01):
        missed = float((seen < t).mean())
        table.append([missed, float(np.sqrt(2 / np.pi) * t)])
        print(f"{p:3} {t:5} {missed:7.2%} {table[-1][1]:7.2%}")
