import numpy as np

a = np.array([0.9, 0.2, 0.6, 0.7])  # outputs: probability of label 1
y = np.array([1, 0, 1, 0])
given = np.where(y == 1, a, 1 - a)  # to the label that was seen
print("given to the labels", given.round(2))
product = given.prod()
print(f"likelihood {product:.4f}, -log {-np.log(product):.4f}")
losses = -np.log(given)
print("losses", losses.round(3))
print(f"average {losses.mean():.4f}")

many = np.tile(given, 1000)  # the same rows, a thousand times
underflow = many.prod()
print("likelihood of 4000 rows:", underflow)
print(f"average of their losses: {-np.log(many).mean():.4f}")
