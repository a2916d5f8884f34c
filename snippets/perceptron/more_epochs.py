from nnref import Perceptron, gate

x, y = gate("XOR")
unit = Perceptron(n_inputs=2)
seen, epoch = {}, 0  # weights at the end of an epoch, and which epoch
while (state := (*unit.w.tolist(), unit.b)) not in seen:
    seen[state] = epoch
    unit.fit(x, y, max_epochs=1)
    epoch += 1
first = seen[state]
print(f"after epoch {epoch}: the weights of epoch {first} again")

record = Perceptron(n_inputs=2).fit(x, y, max_epochs=1000)
for e in (1, 10, 100, 1000):
    print(f"epoch {e:4}: {record.mistakes[e - 1]} mistakes")
