from nnref import MLP, SGD, digits, train

x, y = digits()
kind, counts, seen = "softmax_cross_entropy", [], []
for B in (1797, 256, 32):
    net = MLP([64, 10], rng=0)
    record = train(net, x / 16, y, kind, SGD(0.1), epochs=1, batch_size=B)
    counts.append(record.iterations)
    seen.append(B / len(x))  # the share that one iteration sees
    print(f"B = {B:4}: {counts[-1]:2} passes, {seen[-1]:6.1%} in each")
