import numpy as np

losses = np.array([1.0, 1.0, 1.0, 1.0, 6.0])  # of five samples
B = 2
means, sizes = [], []
for start in range(0, len(losses), B):
    batch = losses[start : start + B]
    means.append(batch.mean())
    sizes.append(len(batch))
    print(f"batch of {sizes[-1]}: mean {means[-1]:g}")
wrong, right = np.mean(means), np.average(means, weights=sizes)
print(f"mean of the means  {wrong:.4f}")
print(f"weighted by size   {right:.4f}")
print(f"mean of all losses {losses.mean():.4f}")
