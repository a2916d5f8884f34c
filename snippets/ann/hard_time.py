def training(sizes, n):
    """Multiplications of one epoch: two passes, n samples."""
    layers = [d * k for d, k in zip(sizes, sizes[1:])]
    return n * (3 * sum(layers) - layers[0])  # (1)!


small = [training([64, width, width, 10], 1797) for width in (32, 64, 128)]
for width, count in zip((32, 64, 128), small):
    print(f"digits, {width:3} wide: {count:.1e}")

outputs = [  # AlexNet: outputs of each layer, weights of one of them
    (55 * 55 * 96, 11 * 11 * 3), (27 * 27 * 256, 5 * 5 * 48),
    (13 * 13 * 384, 3 * 3 * 256), (13 * 13 * 384, 3 * 3 * 192),
    (13 * 13 * 256, 3 * 3 * 192),
    (4096, 9216), (4096, 4096), (1000, 4096)]
products = [count * weights for count, weights in outputs]
alexnet = 1.2e6 * (3 * sum(products) - products[0])
times = round(alexnet / small[-1], -6)
print(f"AlexNet, one epoch: {alexnet:.1e}")
print(f"AlexNet, 90 epochs: {90 * alexnet:.1e}")
