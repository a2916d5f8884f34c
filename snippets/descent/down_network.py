from nnref import MLP, gate, softmax_cross_entropy

x, y = gate("XOR")
net = MLP([2, 8, 2], rng=0)  # two layers, 42 parameters
eta, losses, ratios = 0.1, [], []
for step in range(301):
    L, gradient = net.loss_and_gradient(x, y, softmax_cross_entropy)
    losses.append(L)
    if step > 0:
        ratios.append((losses[-2] - L) / promised)
    promised = eta * gradient @ gradient
    net.theta -= eta * gradient
    if step % 60 == 0:
        print(f"step {step:3}: L {L:.4f}")
p, lowest = net.theta.size, float(min(ratios))
rose = sum(b >= a for a, b in zip(losses, losses[1:]))
right = int((net.classify(x) == y).sum())
print(f"L rose {rose} times, lowest ratio {lowest:.3f}")
print(f"right: {right} of 4")
