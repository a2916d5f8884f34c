import matplotlib.pyplot as plt

entries = """
1943 McCulloch, Pitts: threshold units; 1949 Hebb: Hebb's rule;
1958 Rosenblatt: perceptron; 1960 Hay et al.: Mark I machine;
1960 Widrow, Hoff: ADALINE; 1962 Novikoff: mistake bound;
1964 Polyak: momentum; 1967 Amari: descent by samples;
1969 Minsky, Papert: limits of one layer; 1970 Linnainmaa: reverse mode;
1971 Ivakhnenko: layer by layer; 1974 Werbos: ordered derivatives;
1980 Fukushima: Neocognitron; 1986 Rumelhart et al.: backpropagation;
1989 Cybenko: universal approximation; 1989 Hornik et al.: any squashing;
1989 LeCun et al.: zip codes; 1991 Hochreiter: vanishing gradients;
1994 Bengio et al.: long-term memory; 1997 Hochreiter, Schmidhuber: LSTM;
1998 LeCun et al.: LeNet-5; 2006 Hinton et al.: pre-training;
2009 Raina et al.: training on GPUs; 2009 Deng et al.: ImageNet;
2010 Glorot, Bengio: initialization; 2010 Nair, Hinton: ReLU;
2011 Glorot et al.: deep ReLU networks; 2012 Hinton et al.: dropout;
2012 Krizhevsky et al.: AlexNet; 2014 Kingma, Ba: Adam;
2015 He et al.: ReLU initialization; 2015 Ioffe, Szegedy: normalization;
2015 He et al. (ResNet): skips; 2017 Vaswani et al.: attention"""
pairs = [entry.split(maxsplit=1) for entry in entries.split(";")]
events = [(int(year), *rest.replace("\n", " ").split(": "))
          for year, rest in pairs]
when = {what: year for year, who, what in events}
waits = []
for pair in [("reverse mode", "backpropagation"), ("zip codes", "AlexNet"),
             ("vanishing gradients", "initialization")]:
    waits.append(when[pair[1]] - when[pair[0]])
    print(*pair, sep=", ", end=f": {waits[-1]}\n")
fig, ax = plt.subplots(figsize=(4.5, 4.5))
for k, (year, who, what) in enumerate(events):
    side, kind = k % 2, (year > 1969) + (year > 1998)  # left or right
    at, tip = 1943 + 74 / 33 * k, 0.6 * side - 0.3
    ax.plot([tip / 5, tip], [year, at], "os^"[kind] + "-", markevery=[0],
            color=f"C{kind}", linewidth=0.8, markersize=4)
    ax.text(1.15 * tip, at, f"{year} {who}", va="center", size=9,
            ha="left" if side else "right")
ax.plot(8 * [0], range(1950, 2021, 10), "_-", color="gray", linewidth=0.8)
ax.axis([-2, 2, 2021, 1941])
ax.axis("off")
