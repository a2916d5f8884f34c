import nnref

z = -2.0
leaky = nnref.leaky_relu(z, alpha=0.25)
largest = float(nnref.maxout([z, -z], pieces=2)[0])  # |z|
slope = nnref.relu.derivative(z)
print(f"leaky ReLU {leaky}, maxout {largest}")
print(f"slope of ReLU {slope}")
