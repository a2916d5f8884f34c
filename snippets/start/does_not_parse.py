lines = [
    'print "sum", 3',
    'print("sum", 3)',
    "0777",
    "0o777",
    "3 <> 4",
    "3 != 4",
]
for line in lines:
    try:
        compile(line, "note", "exec")  # (1)!
        print(f"{line:18} works")
    except SyntaxError:
        print(f"{line:18} SyntaxError")
octal = 0o777
print(octal, 7 * 64 + 7 * 8 + 7)
