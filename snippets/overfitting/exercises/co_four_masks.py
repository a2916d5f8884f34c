import numpy as np

u = np.log(3)
logits = np.array([0, 2 * u, 2 * u, 4 * u])  # of the four masks
outputs = 1 / (1 + np.exp(-logits))
mean = outputs.mean()
network = 1 / (1 + np.exp(-(u + u)))
yes, no = np.prod(outputs) ** 0.25, np.prod(1 - outputs) ** 0.25
geometric = yes / (yes + no)
print("outputs", outputs.round(4))
print(f"mean {mean:.3f}, network {network:.3f}")
print(f"geometric mean {geometric:.3f}")
