from nnref import threshold_unit

inputs = [[1, 0], [1, 1]]
first = threshold_unit(inputs, w=[0.3, 0.4], theta=0.5)  # AND, (2,)
column = first[:, None]  # the one input of the second unit, (2, 1)
second = threshold_unit(column, w=[-1], theta=-0.5)  # NOT of it, (2,)
print("first unit ", first)
print("second unit", second)
