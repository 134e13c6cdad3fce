import pytest

from corpus.people.passwords import LONGEST, PasswordTooWeak, fits, hashed

pytest.importorskip("argon2")


def test_only_a_hash_is_kept_and_only_the_password_fits_it():
    known = hashed("feng-qiao-ye-bo")
    assert known.startswith("$argon2id$")
    assert "feng" not in known
    assert fits("feng-qiao-ye-bo", known)
    assert not fits("feng-qiao-ye-b", known)
    assert hashed("feng-qiao-ye-bo") != known


@pytest.mark.parametrize("known", [None, "", "no hash", "$argon2id$v=19$m=1"])
def test_nothing_fits_no_hash(known):
    assert not fits("nobody has this password", known)


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaa", "ababababab", "x" * (LONGEST + 1), "wangfang-123"])
def test_weak_passwords(password):
    with pytest.raises(PasswordTooWeak):
        hashed(password, "wangfang")
