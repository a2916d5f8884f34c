import numpy as np

A = np.array([[0, -1], [1, 0]])  # a quarter turn to the right
B = np.array([[2, 0], [0, 1]])  # the first number doubled
x = np.array([1, 1])  # (2,)
turned_first, doubled_first = x @ A @ B, x @ B @ A
print("x A B =", turned_first)
print("x B A =", doubled_first)
same = np.array_equal((A @ B).T, B.T @ A.T)
print("transpose of A B is transpose of B times that of A:", same)
