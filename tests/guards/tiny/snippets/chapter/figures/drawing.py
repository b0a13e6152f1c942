from figure import Figure

drawing = Figure("drawing", "A word", "The word tiny, and nothing else.", height=60)
drawing.text(20, 40, "tiny")
print(drawing.svg())
