import numpy as np

w = np.array([-1.0, 1.0])  # (2,); f is lowest at (0, 0)
downhill = -np.array([2 * w[0] + w[1], w[0] + 4 * w[1]])  # (2,)
to_the_lowest = -w
cosine = downhill @ to_the_lowest
cosine /= np.linalg.norm(downhill) * np.linalg.norm(to_the_lowest)
degrees = float(np.degrees(np.arccos(cosine)))
print(f"downhill is {degrees:.1f} degrees away from the lowest point")
