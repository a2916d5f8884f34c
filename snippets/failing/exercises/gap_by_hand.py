import numpy as np

se = np.sqrt(0.9 * 0.1 / 100)  # of an accuracy of 0.9 on 100 samples
distance = (5.6 - 5.0) / np.sqrt(2**2 / 100 + 2**2 / 100)
limit = 0.5 + 1.96 * np.sqrt(0.25 / 400)
print(f"standard error  {se:.3f}")
print(f"distance        {distance:.2f}")
print(f"limit           {limit:.3f}")
