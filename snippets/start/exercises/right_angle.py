import numpy as np

w = np.array([3, 4])  # (2,)
turned = np.array([4, -3])  # swap the numbers, change one sign
sum_of_products = turned @ w
nearest = 10 / np.linalg.norm(w)  # theta / |w|
print(sum_of_products, nearest)
