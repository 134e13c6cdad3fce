from corpus.people.attempts import Attempts


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_after_so_many_failures_one_has_to_wait_and_others_have_not():
    clock = Clock()
    attempts = Attempts(3, 60, clock)
    for _ in range(3):
        assert attempts.wait(["甲"]) == 0
        attempts.failed(["甲"])
        clock.now += 10
    assert attempts.wait(["甲"]) == 30  # until the first is a minute old
    assert attempts.wait(["乙"]) == 0
    assert attempts.wait(["乙", "甲"]) == 30
    clock.now += 31
    assert attempts.wait(["甲"]) == 0


def test_who_comes_in_begins_anew():
    attempts = Attempts(2, 60, Clock())
    attempts.failed(["甲"])
    attempts.succeeded("甲")
    attempts.failed(["甲"])
    assert attempts.wait(["甲"]) == 0


def test_made_up_names_fill_no_memory():
    attempts = Attempts(2, 60, Clock())
    for number in range(10_050):
        attempts.failed([str(number)])
    assert len(attempts._failed) == 10_000
