from dllab.engine.schedules.base import SCHEDULES, TimedSchedule, length_parameter


@SCHEDULES.register("saw", label="Saw")
class Saw(TimedSchedule):
    """Falls to half and jumps back, over and over.

        η(t) = η₀·(1 − (t mod T)/2T)

    Source: this test.
    """

    period: int = length_parameter(10, "Time T", "From one jump to the next.")

    def decay(self, steps, rate, total, unit):
        period = self.period * unit
        return rate * (1 - steps % period / (2 * period))
