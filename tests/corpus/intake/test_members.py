"""Users, their coming and going, and the log of it."""

import pytest

from corpus.intake.members import TRIES, WITHIN, Members, NoSuchUser, TooManyTries
from corpus.people.people import Forbidden, Role
from corpus.store.register import IDLE, LONGEST
from corpus.store.sqlite import Store

pytest.importorskip("argon2")
PASSWORD = "feng-qiao-ye-bo"


class Clock:
    now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def people(tmp_path, clock):
    found = Members(Store(tmp_path / "corpus.sqlite"), "试验", clock)
    found.add("张三", Role.ADMINISTRATOR, PASSWORD)
    found.add("李四", Role.READER, PASSWORD, ["内部"])
    yield found
    found.close()


def test_who_comes_in_is_known_by_what_they_show(people):
    shown = people.enter("李四", PASSWORD, "10.0.0.7")
    assert people.who(shown).name == "李四"
    assert people.who(shown).groups == {"内部"}


@pytest.mark.parametrize(
    ("name", "password"), [("李四", "wrong"), ("王五", PASSWORD), ("", ""), ("李四", ""), ("李四' OR 1=1 --", "x")]
)
def test_who_does_not_fit_stays_out(people, name, password):
    assert people.enter(name, password, "10.0.0.7") is None


def _changed(shown, at):
    """Another character at a place, whatever stands there."""
    return shown[:at] + ("y" if shown[at] == "x" else "x") + shown[at + 1 :]


@pytest.mark.parametrize("forge", [lambda s: _changed(s, len(s) - 1), lambda s: _changed(s, 0), lambda s: s.partition(".")[0],
                                   lambda s: "." + s.partition(".")[2], lambda s: s + "0", lambda s: "", lambda s: "é.ü",
                                   lambda s: s.swapcase()])  # fmt: skip
def test_what_is_not_signed_by_us_is_nobodys(people, forge):
    assert people.who(forge(people.enter("李四", PASSWORD, ""))) is None


def test_a_signature_of_another_corpus_does_not_hold(people, tmp_path):
    other = Members(Store(tmp_path / "other.sqlite"))
    other.add("李四", Role.ADMINISTRATOR, PASSWORD)
    assert people.who(other.enter("李四", PASSWORD, "")) is None
    other.close()


def test_the_store_does_not_hold_what_lets_somebody_in(people, tmp_path):
    shown = people.enter("李四", PASSWORD, "")
    held = b"".join(path.read_bytes() for path in tmp_path.glob("corpus.sqlite*"))
    assert shown.partition(".")[0].encode() not in held
    assert PASSWORD.encode() not in held


def test_sessions_end(people, clock):
    shown = people.enter("李四", PASSWORD, "")
    clock.now += IDLE - 1
    assert people.who(shown)
    clock.now += IDLE + 1
    assert people.who(shown) is None  # nothing was asked for too long
    shown = people.enter("李四", PASSWORD, "")
    for _ in range(0, LONGEST, IDLE // 2):
        assert people.who(shown)
        clock.now += IDLE // 2
    assert people.who(shown) is None  # however busy


@pytest.mark.parametrize(
    "end", [lambda p, s: p.leave(s), lambda p, s: p.remove("李四"), lambda p, s: p.password("李四", "yue-luo-wu-ti")]
)
def test_what_ends_a_session(people, end):
    shown = people.enter("李四", PASSWORD, "")
    end(people, shown)
    assert people.who(shown) is None


def test_role_and_groups_hold_from_the_moment_they_change(people):
    shown = people.enter("李四", PASSWORD, "")
    people.role("李四", Role.EDITOR)
    people.groups("李四", ["甲组", "乙组"])
    assert people.who(shown).access.edits
    assert people.who(shown).groups == {"甲组", "乙组"}


def test_a_name_that_comes_again_is_another(people):
    shown = people.enter("李四", PASSWORD, "")
    people.remove("李四")
    people.add("李四", Role.ADMINISTRATOR, PASSWORD)
    assert people.who(shown) is None


def test_nobody_guesses_through(people, clock):
    for _ in range(TRIES):
        assert people.enter("李四", "wrong-password", "10.0.0.7") is None
    with pytest.raises(TooManyTries, match="分钟后再试"):
        people.enter("李四", PASSWORD, "10.0.0.7")  # not even with the right one
    assert people.enter("张三", PASSWORD, "10.0.0.7")  # others can
    assert people.enter("李四", PASSWORD, "10.0.0.8")  # nobody is locked out by a stranger
    clock.now += WITHIN + 1
    assert people.enter("李四", PASSWORD, "10.0.0.7")


def test_nobody_goes_through_names(people):
    for number in range(4 * TRIES):
        people.enter(f"用户{number}", "123456", "10.0.0.9")
    with pytest.raises(TooManyTries):
        people.enter("张三", PASSWORD, "10.0.0.9")


def test_who_has_no_password_comes_in_by_the_organisations_login_alone(people):
    people.add("wang@ju.example", Role.EDITOR, None)
    assert people.enter("wang@ju.example", "", "") is None
    assert people.who(people.let_in("wang@ju.example", "")).role is Role.EDITOR
    assert people.let_in("stranger@ju.example", "") is None


@pytest.mark.parametrize("deed", [lambda p: p.remove("张三"), lambda p: p.role("张三", Role.READER)])
def test_the_last_administrator_stays(people, deed):
    with pytest.raises(Forbidden, match="唯一"):
        deed(people)
    people.role("李四", Role.ADMINISTRATOR)
    deed(people)


def test_nobody_of_a_name(people):
    for deed in (
        people.remove,
        people.find,
        lambda name: people.role(name, Role.READER),
        lambda name: people.groups(name, []),
    ):
        with pytest.raises(NoSuchUser):
            deed("王五")
    assert not people.add("张三", Role.READER, PASSWORD)


def test_all_of_it_is_noted(people):
    people.enter("李四", "wrong-password", "10.0.0.7")
    people.leave(people.enter("李四", PASSWORD, "10.0.0.7"))
    people.limit("ab12", ["内部"])
    people.remove("李四")
    lines = [(deed.user, deed.deed, deed.subject, deed.address) for deed in reversed(people.deeds())]
    assert lines == [
        ("试验", "user-add", "张三 administrator", ""),
        ("试验", "user-add", "李四 reader 内部", ""),
        ("李四", "login-failed", "", "10.0.0.7"),
        ("李四", "login", "", "10.0.0.7"),
        ("李四", "logout", "", ""),
        ("试验", "limit", "ab12 内部", ""),
        ("试验", "user-remove", "李四", ""),
    ]
    assert [deed.deed for deed in people.deeds(user="李四", limit=2)] == ["logout", "login"]
