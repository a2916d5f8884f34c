import numpy as np

z = np.log(np.array([1.0, 2.0, 5.0]))  # e to the z is 1, 2 and 5
e = np.exp(z)
a = e / e.sum()
own = a[1] * (1 - a[1])
cross = -a[1] * a[2]
print("outputs", a.round(4))
print(f"slope of a_2 in z_2 {own:.4f}")
print(f"slope of a_2 in z_3 {cross:.4f}")
