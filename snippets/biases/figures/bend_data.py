"""What the dial of the page needs: the neuron's weight, and the bias at which the figure is drawn."""

import json

neuron = {"weight": 2, "bias": -3}
print(json.dumps(neuron))
