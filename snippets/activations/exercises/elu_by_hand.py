from nnref import elu

value = elu(-1.0, alpha=2.0)
slope = elu.derivative(-1.0, alpha=2.0)
print(f"f(-1) = {value:.4f}, f'(-1) = {slope:.4f}")
print(f"f'(-1) = f(-1) + 2 = {value + 2:.4f}")
right = elu.derivative(3.0, alpha=2.0)
