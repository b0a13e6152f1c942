"""GB and GiB, for one model and for three sizes of memory."""

size = 2 * 8_030_261_248  # bytes of Llama-3-8B in BF16
print(f"Llama-3-8B in BF16: {size / 10**9:.2f} GB or {size / 2**30:.2f} GiB")
print(f"80 GB are {80e9 / 2**30:.1f} GiB")
print(f"80 GiB are {80 * 2**30 / 1e9:.1f} GB")
for power, letter in enumerate("MGT", start=2):
    more = 1024**power / 1000**power - 1
    print(f"1 {letter}iB is {more:.1%} more than 1 {letter}B")
