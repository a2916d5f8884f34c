def double(numbers):
    result = []
    for number in numbers:
        result.append(2 * number)
    return result


a = [3, 1, 2]
b = double(a)
c = a + b
first, last = c[0], c[-1]
length = len(c)
total = sum(b[1:])
count = 0
for left, right in zip(a, b):
    if left > 1 and right < 6:
        count += 1
