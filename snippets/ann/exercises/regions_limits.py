from math import comb

pieces = 10 + 1  # one input, ten units
plane = 1 + 5 + 5 * 4 // 2  # two inputs, five units
space = sum(comb(4, i) for i in range(4))  # three inputs, four units
two_layers = (3 + 1) * (3 + 1)  # one input, two layers of three units
print(pieces, plane, space, two_layers)
