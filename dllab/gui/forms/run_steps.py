"""How long runs beside the window's are to be: as long as that one, until somebody types another number."""

from dllab.catalogue import Parameter
from dllab.gui.forms.number_edit import NumberEdit


class RunSteps(NumberEdit):
    """Steps in each of several runs."""

    def __init__(self, parameter: Parameter):
        super().__init__(parameter)
        self._typed = False
        self.edited.connect(self._keep)

    def suggest(self, steps: int) -> bool:
        """Ask for as many as the run in the window takes; whether that is another number than before."""
        other = not self._typed and steps > 0 and steps != self.value
        if other:
            self.set_value(steps)
        return other

    def _keep(self) -> None:
        self._typed = True
