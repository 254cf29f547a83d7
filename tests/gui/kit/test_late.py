from dllab.gui.kit.late import Late


def test_that_a_panel_is_made_once_and_handed_to_all_who_waited_and_who_come_later():
    made, handed = [], []

    def make():
        made.append(object())
        return made[-1]

    late = Late(make)
    for place in (1, 2):
        late.when_made(lambda panel, place=place: handed.append((place, panel)))
    assert late.made is None and made == handed == []
    panel = late.panel
    assert late.panel is late.made is panel and made == [panel] and handed == [(1, panel), (2, panel)]
    late.when_made(lambda panel: handed.append((3, panel)))
    assert handed[2:] == [(3, panel)]


def test_that_one_that_is_there_is_handed_out_at_once():
    handed, panel = [], object()
    late = Late.of(panel)
    late.when_made(handed.append)
    assert late.made is late.panel is panel and handed == [panel]
