from .reading import read, parse
from .counting import count, tensors
