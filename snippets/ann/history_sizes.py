import matplotlib.pyplot as plt


def conv(maps, inputs, side):  # one weight square per map and input map
    return maps * (inputs * side**2 + 1)


def dense(inputs, units):
    return units * (inputs + 1)


networks = {  # year: name, weights and biases layer by layer
    1986: ("symmetry", [dense(6, 2), dense(2, 1)]),
    1989: ("zip codes", [12 * 25 + 768, 12 * 8 * 25 + 192,  # (1)!
                         dense(192, 30), dense(30, 10)]),
    1998: ("LeNet-5", [conv(6, 1, 5), 6 * 2, conv(6, 3, 5) + conv(9, 4, 5)
                       + conv(1, 6, 5), 16 * 2,  # (2)!
                       conv(120, 16, 5), dense(120, 84)]),
    2012: ("AlexNet", [conv(96, 3, 11), conv(256, 48, 5),
                       conv(384, 256, 3), conv(384, 192, 3),
                       conv(256, 192, 3), dense(6 * 6 * 256, 4096),
                       dense(4096, 4096), dense(4096, 1000)]),
}
fig, ax = plt.subplots(figsize=(4.5, 2.8))
counts = []
for year, (name, layers) in networks.items():
    counts.append(sum(layers))
    print(f"{year} {name:10}{counts[-1]:>11,}")
    ax.plot(year, counts[-1], "o", color="C0")
    ax.annotate(name, (year, counts[-1]), (0, 9), size=10, ha="center",
                textcoords="offset points")
times = round(counts[-1] / counts[0], -5)
ax.set(yscale="log", ylim=(5, 3e9), xlim=(1983, 2015), xlabel="year",
       ylabel="parameters", xticks=list(networks))
