import numpy as np

y = np.array([0, 0, 0, 1])  # (4,)
y_hat = np.array([[0], [0], [0], [1]])  # (4, 1): every output is right
table = y_hat == y  # (4, 1) against (4,): (4, 4)
accuracy = table.mean()
print(table.shape, table.size, "comparisons, accuracy", accuracy)

in_line = y_hat[:, 0] == y  # (4,) against (4,)
true_accuracy = in_line.mean()
print(in_line.shape, in_line.size, "comparisons, accuracy", true_accuracy)
compared, agree = table.size, table.sum()
