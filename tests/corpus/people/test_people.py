import pytest

from corpus.people.people import Access, Role, User, UserNameError, proper_name


@pytest.mark.parametrize(
    ("role", "access"),
    [
        (Role.READER, Access(edits=False, groups=frozenset({"甲组"}), noted=True)),
        (Role.EDITOR, Access(edits=True, groups=frozenset({"甲组"}), noted=True)),
        (Role.ADMINISTRATOR, Access(edits=True, groups=None, noted=True)),
    ],
)
def test_what_a_role_may(role, access):
    assert User(name="王芳", role=role, groups=frozenset({"甲组"})).access == access


def test_views_differ_by_groups_alone():
    assert Access().key == ""
    assert Access(groups=frozenset("ab")).key == Access(edits=False, groups=frozenset("ba")).key
    keys = {Access(groups=frozenset(groups)).key for groups in ((), ("a", "b"), ("ab",), ("a",))}
    assert len(keys) == 4
    assert "" not in keys  # who is in no group does not see all


@pytest.mark.parametrize("name", ["", " ", "a b", "甲/乙", "../x", "a'b", "<b>", "a\x00", "x" * 65, "a\nb"])
def test_what_is_no_name(name):
    with pytest.raises(UserNameError):
        proper_name(name)


@pytest.mark.parametrize("name", ["王芳", "wang.fang@ju.example", "甲-1_2", "x" * 64])
def test_names(name):
    assert proper_name(f" {name} ") == name
