import numpy as np

W = np.array([[0.9, -0.7], [0.4, 0.8], [-1.2, 0.5]])  # 3 hidden, 2 outputs
delta_out = np.array([0.5, 0.3])
delta_hidden = W @ delta_out  # linear hidden units
total_out, total_hidden = float(delta_out.sum()), float(delta_hidden.sum())
print("output layer", delta_out, f"sum {total_out:.2f}")
print("hidden layer", delta_hidden.round(2), f"sum {total_hidden:.2f}")
