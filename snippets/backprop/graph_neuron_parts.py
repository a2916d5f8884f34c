from nnref import Value

x = [Value(2.0), Value(-1.0), Value(0.5)]
w = [Value(-0.4), Value(0.5), Value(0.8)]
b = Value(0.3)
a = (x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + b).tanh()
given, *made = a.columns()
signs = [value.op for column in made for value in column]
given_count, made_count = len(given), len(signs)
print("one neuron with 3 inputs:")
print(f"{given_count} given numbers, {made_count} operations")
print(*signs)
