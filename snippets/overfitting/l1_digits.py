from nnref import L1, MLP, SGD, digits, split, train

x, y = digits()
(x, y), (x_new, y_new) = split(x / 16, y, (0.3, 0.7), rng=0)
blank = (x == 0).all(axis=0)  # pixels without ink
shares, scores, inkless = [], [], []
for strength in [0, 0.003, 0.01]:
    net = MLP([64, 16, 10], "relu", init="he", rng=0)
    train(net, x, y, "softmax_cross_entropy", SGD(0.3), epochs=40,
          batch_size=135, penalty=L1(strength))
    zeros = sum(int((W == 0).sum()) for W in net.weights)
    shares.append(zeros / sum(W.size for W in net.weights))
    inkless.append(int((net.weights[0][blank] == 0).sum()))
    scores.append(float((net.classify(x_new) == y_new).mean()))
    print(f"{strength:<5}: {shares[-1]:4.0%} of weights 0,"
          f" {scores[-1]:.2f} right")
    print(f"       {inkless[-1]} of them at blank pixels")
