import matplotlib.pyplot as plt

from nnref import Perceptron, gate

mistakes = []  # per gate, one count per epoch
for name in ["AND", "XOR"]:
    x, y = gate(name)
    record = Perceptron(n_inputs=2).fit(x, y, max_epochs=12)
    mistakes.append(record.mistakes)
    print(name, *record.mistakes)
per_cycle = mistakes[1][-1]  # XOR's corrections in one late epoch
for w, b in record.history[-1 - per_cycle :]:
    print(f"w = ({w[0]:2.0f}, {w[1]:2.0f})  b = {b:2.0f}")

fig, ax = plt.subplots(figsize=(4.5, 2.4))
curves = zip(["AND", "XOR"], mistakes, ["C0", "C1"], ["o-", "x--"])
for name, counts, color, style in curves:
    epochs = range(1, len(counts) + 1)
    ax.plot(epochs, counts, style, color=color)
    ax.text(epochs[-1] + 0.3, counts[-1], name, color=color, va="center")
ax.set(xlabel="epoch", ylabel="mistakes", yticks=range(5), xlim=(0.5, 13.5))
