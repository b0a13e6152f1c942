"""The parameters of three layers, from their widths."""


def parameters(d_in, d_out, biases=True):
    """One weight for each pair of input and output, one bias for each output."""
    return d_in * d_out + (d_out if biases else 0)


print(f"768 to 3,072, with biases:   {parameters(768, 3072):>9,}")
print(f"1,000 to 1,000, no biases:   {parameters(1000, 1000, biases=False):>9,}")
thin = parameters(1000, 10, biases=False) + parameters(10, 1000, biases=False)
print(f"1,000 to 10 to 1,000:        {thin:>9,}")
