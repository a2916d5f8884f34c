sizes = [20, 12, 12, 3]
hidden = len(sizes) - 2
weighted = len(sizes) - 1
neurons = sum(sizes[1:])
classes = sizes[-1]
print(f"{hidden} hidden layers, {weighted} layers with weights")
print(f"{neurons} neurons, {classes} classes")
