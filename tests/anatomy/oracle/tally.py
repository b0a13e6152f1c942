"""What the key-by-key test tried in this session, for the summary; needs neither torch nor transformers."""

from collections import Counter

TRIED: Counter[str] = Counter()
EXCEPTED: Counter[str] = Counter()  # by reason
RAN: set[str] = set()  # families whose every change was tried
