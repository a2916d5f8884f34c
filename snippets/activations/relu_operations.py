from math import log

# e**z = 2**k e**r, with |r| at most half of log 2
term, terms = 1.0, 0
while term > 2.0**-53:  # too small for the 16 digits
    terms += 1
    term *= log(2) / 2 / terms
degree = terms - 1  # of the Taylor polynomial of e**r

sigmoid = 2 * degree + 2  # times, plus; then 1 + e and 1 / it
relu = 1  # one comparison
print(f"degree {degree}")
print(f"sigmoid {sigmoid}, relu {relu}")
shares = []
for d in (2, 64, 512):
    weighted_sum = 2 * d  # d products; d additions, with the bias
    shares.append(sigmoid / (sigmoid + weighted_sum))
    print(f"{d:3} inputs: sum {weighted_sum:4}", end=", ")
    print(f"sigmoid {shares[-1]:.0%} of all")
