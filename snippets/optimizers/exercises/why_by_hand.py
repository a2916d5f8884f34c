from math import log

share = 1 / 40  # one sample in 40 has the input
less = 1 / share  # the average has 39 zeros
steps = 200 / 2 * log(1000)  # kappa / 2 times log 1000
floor = 0.025 / 0.1  # in proportion to the rate
print(f"{less:.0f} times less, {steps:.0f} steps, {floor} of it")
