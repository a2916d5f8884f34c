product = 0.2**5
layers, slope = 0, 1.0
while slope > 1e-6:
    layers, slope = layers + 1, slope / 4
variance = 2 / 200
print(f"{product:.5f}  {layers} layers  {variance}")
