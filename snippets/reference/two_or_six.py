"""Operations for one token and one weight, to answer and to learn."""


def operations(rows, inner, columns):  # a multiplication and an addition
    return 2 * rows * inner * columns


tokens, inputs, outputs = 64, 512, 256
each = tokens * inputs * outputs  # one token and one weight
forward = operations(tokens, inputs, outputs) // each  # y = x @ W
slopes = operations(inputs, tokens, outputs) // each  # d_W = x.T @ d_y
back = operations(tokens, outputs, inputs) // each  # d_x = d_y @ W.T
print(f"to answer: {forward}")
print(f"to learn: {forward} + {slopes} + {back} = {forward + slopes + back}")
n = 8_030_261_248  # Llama-3-8B
print(f"a token of an answer: {2 * n:.2e}, not {6 * n:.2e}")
