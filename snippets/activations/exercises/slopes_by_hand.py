two_sigmoids = (2 * 0.25) * (2 * 0.25)
three_tanh = (1 * 0.5) * (2 * 0.5) * (3 * 0.5)
four_relus = (3 * 1) * (1 * 1) * (2 * 0) * (5 * 1)
print(two_sigmoids, three_tanh, four_relus)
