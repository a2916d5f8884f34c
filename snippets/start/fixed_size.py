import numpy as np

largest = np.iinfo(np.int64).max
print(largest)
print(np.array([largest]) + 1)  # starts again at the smallest
print(int(largest) + 1)
