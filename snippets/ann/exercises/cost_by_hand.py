n = 50
small, large = [784, 128, 64, 10], [784, 256, 128, 10]


def weights(sizes):
    return [d * k for d, k in zip(sizes, sizes[1:])]


forward = n * sum(weights(small))
backward = 2 * forward - n * weights(small)[0]
without = 2 * forward  # with slopes in the data
one = sum(weights(small))  # for one sample
ratio = sum(weights(large)) / sum(weights(small))
print(f"forward {forward:,}, backward {backward:,}")
print(f"twice the hidden widths: {ratio:.2f} times")
