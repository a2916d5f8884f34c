import numpy as np

from nnref import standardize

rng = np.random.default_rng(0)
waiting = rng.exponential(5, (1000, 1))  # minutes
scaled = standardize(waiting)
shares, skews = [], []
for name, x in [("minutes", waiting), ("standardized", scaled)]:
    z = (x - x.mean()) / x.std()
    shares.append(float((x < x.mean()).mean()))
    skews.append(float((z**3).mean()))  # 0 for a symmetric bell
    print(f"{name}: mean {abs(x.mean()):.2f}, deviation {x.std():.2f}")
    print(f"  below the mean {shares[-1]:.1%}, skewness {skews[-1]:.2f}")
