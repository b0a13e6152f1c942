"""A drawing without the figure helper, so that the tiny site stays as it is when the helper changes."""

print(
    '<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 480 60" role="img" aria-label="The word tiny">\n'
    '<text x="20" y="40" fill="currentColor">tiny</text>\n'
    "</svg>"
)
