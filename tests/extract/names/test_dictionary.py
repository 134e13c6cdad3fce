"""The lexicons as words that a ranked index keeps whole."""

from corpus.fold import fold
from extract.names.dictionary import dictionary_words
from extract.names.themes import Theme, Themes


def test_dictionary_words_are_whole_words_of_the_lexicons():
    words = set(dictionary_words())
    assert {"生态保护补偿", "市场监督管理局", "湘西自治州", "国家税务总局"} <= words
    assert all(3 <= len(word) <= 8 and word == fold(word) and word.isalnum() for word in words)


def test_only_names_that_mean_a_place_for_certain():
    words = set(dictionary_words())
    assert "雄安新区" in words  # a zone
    assert "宁乡县" not in words  # a former name


def test_labels_of_the_themes_given_and_their_alternatives():
    themes = Themes((Theme("a", None, "低空經濟發展", ("通用航空产业", "无人"), (), "产业"),))
    words = set(dictionary_words(themes))
    assert {"低空经济发展", "通用航空产业"} <= words
    assert "无人" not in words  # two characters are a word already
    assert "生态保护补偿" not in words
