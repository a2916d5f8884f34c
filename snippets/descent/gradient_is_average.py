import numpy as np

x = np.array([1.0, 2.0, 3.0, 4.0])
y = np.array([2.0, 3.0, 7.0, 8.0])
w, h = 1.0, 1e-5


def L(w):
    return (0.5 * (x * w - y) ** 2).mean()


slopes = (x * w - y) * x  # of the four samples
halves = slopes[:2].mean(), slopes[2:].mean()  # of two batches
measured = (L(w + h) - L(w - h)) / (2 * h)
print("of the samples", slopes)
print(f"their average     {slopes.mean():.4f}")
print(f"slope of L        {measured:.4f}")
print(f"two batches       {halves[0]:.1f} and {halves[1]:.1f}")
print(f"average of these  {np.mean(halves):.4f}")
