import math

import numpy as np


def step(z):
    return 1 if z > 0 else 0


z = np.array([-1.0, 0.0, 2.0])  # (3,)
for function in (math.exp, step):
    try:
        function(z)
    except (TypeError, ValueError) as error:
        print(f"{function.__name__}: {type(error).__name__}")
        print("   ", "\n    ".join(str(error).split(". ")))

print(np.exp(z).round(3), np.where(z > 0, 1, 0))
