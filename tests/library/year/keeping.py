"""What a reader keeps and decides: passages, voices, stories, wishes, rules, searches."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from reader.library.api import Sort
from reader.library.arrivals import apply_rules
from reader.library.corrections import folded
from reader.library.state.rules import Action
from reader.library.state.searches import SavedSearch
from reader.text.fold import headline_key
from reader.text.safe import SafeText
from tests.library.year.desk import SUBJECTS, VOICES
from tests.library.year.reading import Reading, names, readers

voices = st.sampled_from(VOICES)
wishes = st.sampled_from(["Talks end at last", "LIVE: ‘Talks’ end at last", "Bridge is open"])


class Keeping(Reading):
    @rule(who=readers, name=names, speaker=st.one_of(st.none(), st.just(""), voices))
    def correct(self, who: int, name: str, speaker: str | None) -> None:
        if name not in self.desk.files:
            return
        library = self.desk.libraries[who]
        article = library.article(self.desk.row(name, who).id)
        (quote,) = article.quotes
        changed = library.state.voices.correct(article.key, article.quoted(quote), speaker)
        kept, model = self.desk.kept().records, self.desk.model.exported()
        cells = [cell for cell in {*kept, *model} if kept.get(cell) != model.get(cell)]
        assert len(cells) <= 1
        assert all(cell[:2] == ("speaker", article.key) for cell in cells)
        assert changed == bool(self.desk.change(who, dict.fromkeys(cells, speaker)))

    @rule(who=readers, name=voices, into=voices)
    def merge(self, who: int, name: str, into: str) -> None:
        chain: list[str] = [into]
        while further := self.desk.model.value("voice", folded(chain[-1])):
            if further in chain:
                break
            chain.append(further)
        changed = 0
        if name not in chain:
            changed = self.desk.change(who, {("voice", folded(name), ""): into})
        assert self.desk.libraries[who].state.voices.merge(name, into) == bool(changed)

    @rule(who=readers, name=voices)
    def split_voice(self, who: int, name: str) -> None:
        changed = self.desk.change(who, {("voice", folded(name), ""): None})
        assert self.desk.libraries[who].state.voices.split(name) == bool(changed)

    @rule(who=readers, name=names, block=st.sampled_from([-1, 0, 1]), note=st.sampled_from("ab"))
    def keep_passage(self, who: int, name: str, block: int, note: str) -> None:
        if name not in self.desk.files:
            return
        library = self.desk.libraries[who]
        article = library.article(self.desk.row(name, who).id)
        saved = library.state.notebook.keep(article, block, 0, 12, note=note)
        fields = self.desk.learn_change(who, "quote", saved.name)
        assert fields["words"] == article.block_text(block)[:12]
        assert (fields["article"], fields["note"]) == (article.key, note)

    @rule(who=readers, which=st.integers(0, 99), note=st.one_of(st.none(), st.just("seen")))
    def revise_passage(self, who: int, which: int, note: str | None) -> None:
        notebook = self.desk.libraries[who].state.notebook
        passages = notebook.all()
        assert {one.name for one in passages} == {
            key for _, key, _ in self.desk.model.of_kind("quote")
        }
        if not passages:
            return
        saved = passages[which % len(passages)]
        if note is None:
            assert notebook.remove([saved]) == 1
            self.desk.change(who, {("quote", saved.name, ""): None})
        elif notebook.annotate(saved, note):
            assert self.desk.learn_change(who, "quote", saved.name)["note"] == note
        else:
            assert saved.note == note

    @rule(who=readers, one=names, other=names, joined=st.booleans())
    def decide_a_story(self, who: int, one: str, other: str, joined: bool) -> None:
        if not {one, other} <= set(self.desk.files) or self.desk.key(one) == self.desk.key(other):
            return
        pair = (self.desk.key(one), self.desk.key(other))
        ties = self.desk.libraries[who].state.story_ties
        act = ties.join(pair[0], pair[1]) if joined else ties.split(pair[0], [pair[1]])
        value = "joined" if joined else "apart"
        wanted = {("story", *pair): value, ("story", *pair[::-1]): value}
        assert act == bool(self.desk.change(who, dict(wanted)))
        assert tuple(sorted(pair)) in ties.pairs(joined=joined)

    @rule(who=readers, headline=wishes, name=names)
    def want(self, who: int, headline: str, name: str) -> None:
        article = self.desk.key(name) if name in self.desk.files else ""
        known = self.desk.model.value("wanted", headline_key(headline)) is not None
        assert self.desk.libraries[who].state.wanted.add(headline, article) != known
        if not known:
            fields = self.desk.learn_change(who, "wanted", headline_key(headline))
            assert (fields["headline"], fields["article"]) == (headline, article)

    @rule(who=readers, headline=wishes)
    def want_no_longer(self, who: int, headline: str) -> None:
        changed = self.desk.change(who, {("wanted", headline_key(headline), ""): None})
        assert self.desk.libraries[who].state.wanted.remove(headline) == bool(changed)

    @rule(who=readers, subject=st.sampled_from(SUBJECTS), action=st.sampled_from(Action))
    def make_rule(self, who: int, subject: str, action: Action) -> None:
        library = self.desk.libraries[who]
        before = {rule.name for rule in library.state.rules.all()}
        tag = "ruled" if action is Action.TAG else ""
        made = library.state.rules.add(action, f"headline:{subject}", tag)
        if made.name not in before:
            self.desk.learn_change(who, "rule", made.name)
        apply_rules(library)
        self.desk.obey()

    @rule(who=readers, which=st.integers(0, 99))
    def drop_rule(self, who: int, which: int) -> None:
        rules = self.desk.libraries[who].state.rules.all()
        if rules:
            dropped = rules[which % len(rules)]
            assert self.desk.libraries[who].state.rules.remove(dropped)
            assert self.desk.change(who, {("rule", dropped.name, ""): None})

    @rule(who=readers, name=st.sampled_from(["Coast", "Late"]), sort=st.sampled_from(Sort))
    def save_search(self, who: int, name: str, sort: Sort) -> None:
        search = SavedSearch(SafeText(name), SafeText("is:unread"), sort)
        self.desk.libraries[who].state.searches.save(search)
        self.desk.model.save_search(self.desk.names[who], name, sort.value)

    @rule(who=readers, name=st.sampled_from(["Coast", "Late"]))
    def forget_search(self, who: int, name: str) -> None:
        there = name in self.desk.model.searches
        assert self.desk.libraries[who].state.searches.remove(name) == there
        if there:
            self.desk.model.save_search(self.desk.names[who], name, None)
