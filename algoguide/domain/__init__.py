"""What AlgoGuide knows: frozen dataclasses and pure functions, standard library only."""
