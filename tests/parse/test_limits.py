from reader.parse import limits


def test_every_limit_is_named_once_with_its_unit_and_meaning() -> None:
    names = [limit.name for limit in limits.LIMITS]
    assert len(set(names)) == len(names)
    assert all(limit.value > 0 and limit.unit and limit.meaning for limit in limits.LIMITS)


def test_the_table_holds_every_constant() -> None:
    constants = {
        value for name, value in vars(limits).items() if name.isupper() and name != "LIMITS"
    }
    assert constants == {limit.value for limit in limits.LIMITS}
