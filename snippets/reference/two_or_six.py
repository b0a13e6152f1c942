"""Operations for one token and one weight, to answer and to learn."""


def operations(rows, inner, columns):  # a multiplication and an addition for each
    return 2 * rows * inner * columns


tokens, inputs, outputs = 64, 512, 256
per = tokens * inputs * outputs  # one token and one weight
forward = operations(tokens, inputs, outputs) // per  # y = x @ W
slopes = operations(inputs, tokens, outputs) // per  # d_W = x.T @ d_y
handed_back = operations(tokens, outputs, inputs) // per  # d_x = d_y @ W.T
print(f"to answer: {forward}")
print(f"to learn:  {forward} + {slopes} + {handed_back} = {forward + slopes + handed_back}")
n = 8_030_261_248  # Llama-3-8B
print(f"a token of an answer: {forward * n:.2e} operations, and not {3 * forward * n:.2e}")
