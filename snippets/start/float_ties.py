import numpy as np

total = 0.1 + 0.2
print(f"{total:.17f}", total == 0.3, np.isclose(total, 0.3))
