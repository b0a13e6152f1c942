"""Four numbers in the makers' notes, and sums that may have given them."""

active, prediction = 37_552_282_624, 11_610_067_968
everything_else = 684_531_386_000 - 671_026_404_352
table = 129280 * 7168  # the embedding; the head has the same size
joint = 7168 * 2 * 7168  # joins the last layer to the prediction layer
idle = (256 - 8) * 3 * 7168 * 2048  # experts that a token leaves out, a layer
used = prediction - idle + 2 * table
routers = 58 * 256 * 7168

claims = {
    "11.5 prediction layer, unique parameters": [
        ("all of it", prediction),
        ("without the joining matrix", prediction - joint),
    ],
    "2.4 active in it, with embedding and head": [
        ("all of it", used),
        ("without the joining matrix", used - joint),
    ],
    "14 prediction weights in the checkpoint": [
        ("the layer and its copies", prediction + 2 * table),
        ("all that is no parameter of the model", everything_else),
    ],
    "36.7 active, with embedding and head": [
        ("with both", active),
        ("with the head alone", active - table),
        ("with neither", active - 2 * table),
        ("with the head and the joining matrix", active - table + joint),
        ("with the head, and routers twice", active - table + routers),
    ],
}

print(f"the joining matrix has {joint:,}")
for claim, sums in claims.items():
    said, words = claim.split(" ", 1)
    digits = len(said.partition(".")[2])
    print(f"{said}B {words}")
    for how, number in sums:
        fits = f"{number / 1e9:.{digits}f}" == said
        print(f"  {'fits' if fits else 'no  '} {number:>14,} {how}")
