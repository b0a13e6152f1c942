"""How sharp the guard on numbers is: one digit is changed at a time, and it must turn red."""

import random

from tests import sites
from tests.guards.numbers import Ledger, with_one_digit_changed

TRIES, AT_LEAST = 300, 0.9


def test_a_changed_digit_is_found(site, record_property):
    ledger = Ledger(sites.ROOT)
    dice = random.Random(671)
    missed = []
    for _ in range(TRIES):
        claim = dice.choice(ledger.claims)
        changed = with_one_digit_changed(claim, dice.randrange(20), dice.randrange(1, 10))
        if ledger.owned(changed):
            missed.append(f"{claim.page}: {claim.number.text} → {changed.number.text}")
    print(
        f"\n{TRIES - len(missed)} of {TRIES} changed digits turn the guard red; not:", *sorted(set(missed)), sep="\n  "
    )
    assert len(missed) <= TRIES * (1 - AT_LEAST)
