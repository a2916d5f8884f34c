import numpy as np

y, p = 3.0, 0.5
outputs = np.linspace(0, 4, 9)
# two masks: the output is 0, or it is doubled
loss = p * (y - 0) ** 2 + (1 - p) * (y - outputs / (1 - p)) ** 2
for y_hat, value in zip(outputs, loss):
    print(f"output {y_hat:.1f}   expected loss {value:5.2f}")
best = outputs[loss.argmin()]
