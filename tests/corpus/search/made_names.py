"""A lexicon of made-up places, a theme and units."""

from corpus.search.clues import Name

REGIONS = {
    "清河省": ("清河省",),
    "清河": ("清河省",),
    "白水": ("清河省白水市",),
    "云山": ("云山省",),
    "两山地区": ("清河省", "云山省"),
}
THEMES = {"低空经济": ("低空经济与无人系统", ("低空",))}
UNITS = {
    "市财政局": ("市财政局",),
    "财政局": ("财政局", "财政厅"),
    "国务院": ("国务院",),
    "水利厅": ("水利厅", "水务局"),
}


class MadeNames:
    """See corpus.search.clues.Lexicon."""

    def names(self, folded):
        found, at = [], 0
        known = sorted((*REGIONS, *THEMES, *UNITS), key=len, reverse=True)
        while at < len(folded):
            label = next((each for each in known if folded.startswith(each, at)), "")
            if label:
                found.append(self._name(label, at))
            at += len(label) or 1
        return found

    @staticmethod
    def _name(label, at):
        end = at + len(label)
        if label in REGIONS:
            return Name(at, end, "region", REGIONS[label], "或".join(REGIONS[label]))
        if label in THEMES:
            theme, parts = THEMES[label]
            return Name(at, end, "theme", (theme,), theme, parts=parts)
        return Name(at, end, "unit", UNITS[label], label, whole=label == "国务院")
