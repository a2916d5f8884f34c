import numpy as np

# a quarter turn to the right
A = np.array([[0, -1], [1, 0]])
# the first number doubled
B = np.array([[2, 0], [0, 1]])
x = np.array([1, 1])  # (2,)
turned_first, doubled_first = x @ A @ B, x @ B @ A
print("x A B =", turned_first)
print("x B A =", doubled_first)
same = np.array_equal((A @ B).T, B.T @ A.T)
print("(A B).T equals B.T A.T:", same)
