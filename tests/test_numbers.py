"""How sharp the guard on numbers is: each digit of each claim is changed in every way, and most must turn red."""

from tests import sites
from tests.guards.numbers import Ledger, with_one_digit_changed

AT_LEAST = 0.9  # of the changes, each claim weighing the same


def test_a_changed_digit_is_found(site):
    ledger, missed = Ledger(sites.ROOT), {}
    for claim in ledger.claims:
        places = range(sum(character.isdigit() for character in claim.number.digits))
        changed = [with_one_digit_changed(claim, place, step) for place in places for step in range(1, 10)]
        share = sum(map(ledger.owned, changed)) / len(changed)
        missed.setdefault(f"{claim.page}: {claim.number.text}", []).append(share)
    blunt = sum(map(sum, missed.values())) / len(ledger.claims)
    worst = sorted(missed, key=lambda claim: -sum(missed[claim]))[:20]
    print(f"\n{1 - blunt:.1%} of changed digits turn the guard red; most often not:", *worst, sep="\n  ")
    assert blunt <= 1 - AT_LEAST
