from nnref import accuracy, moons, split

x, y = moons(n=1500, noise=0.4, rng=0)
train, validation, test = split(x, y, (0.6, 0.2, 0.2), rng=0)
sizes = [len(labels) for rows, labels in (train, validation, test)]
print("samples", sizes)


def right(part, ks):
    """The accuracy of a vote among the k nearest, for each of ks."""
    x, y = train
    new, wanted = part
    far = ((new[:, None] - x) ** 2).sum(axis=2)  # (new, n)
    nearest = y[far.argsort(axis=1)]  # labels, the nearest first
    votes = [nearest[:, :k].mean(axis=1) > 0.5 for k in ks]
    return [accuracy(vote, wanted) for vote in votes]


ks = [1, 3, 7, 15, 31, 63, 127, 255, 511]
seen, held = right(train, ks), right(validation, ks)
for line in zip(ks, seen, held):
    print("k = {:3}: {:.3f} {:.3f}".format(*line))
best = ks[held.index(max(held))]
final = right(test, [best])[0]
print(f"k = {best} has {final:.3f} on the test set")
