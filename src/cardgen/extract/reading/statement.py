"""What one sentence says of what: the record that the rules look at."""

from dataclasses import dataclass

from cardgen.extract.language.chinese import ROLE
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.gloss import Gloss
from cardgen.extract.reading.sentences import Sentence
from cardgen.extract.reading.terms import Term
from cardgen.extract.reading.view import Passage


@dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """One statement: a sentence or the part of one between semicolons. Offsets are in ``text``.

    ``concept`` is what it is about, resolved; ``subject`` the words that say so here, empty if carried;
    ``carried`` the concept that a reader has in mind before it.
    ``above`` is the concept that a role line (``优点：``) belongs to; ``first`` tells whether it opens its
    passage; ``noise`` whether it carries no fact; ``signs`` are the characters or words of its text. The
    other fields are those of its clause.
    """

    passage: Passage
    sentence: Sentence
    text: str
    chinese: bool
    concept: str
    carried: str
    clause: Clause
    term: Term | None
    above: str
    first: bool
    noise: bool
    signs: frozenset[str]

    @property
    def subject(self) -> str:
        """Return the words that name the subject here."""
        return self.clause.subject

    @property
    def role(self) -> str:
        """Return the subject's words where they only say a part of what was named before (``做法``)."""
        return self.clause.subject if ROLE.fullmatch(self.clause.subject) else ""

    @property
    def term_body(self) -> int:
        """Return where in the text begins what is said of the term that the line opens with."""
        return max(0, self.term.body - self.sentence.start) if self.term else 0

    @property
    def unnamed(self) -> bool:
        """Tell whether the subject is left out before an English verb: ``Comes from …``."""
        return not self.chinese and self.clause.verb_start == self.clause.start and not self.clause.subject

    @property
    def contracted(self) -> bool:
        """Tell whether the verb hangs on its pronoun: ``It's``, ``They're``."""
        return self.clause.verb_start > 0 and self.text[self.clause.verb_start] in "'’"

    @property
    def gloss(self) -> Gloss:
        """Return what the bracket behind the subject says of it."""
        return self.clause.gloss

    @property
    def pronoun(self) -> str:
        """Return the pronoun that is the subject, or nothing."""
        return self.clause.pronoun

    @property
    def lead(self) -> str:
        """Return the connectives before the clause."""
        return self.clause.lead

    @property
    def condition(self) -> str:
        """Return the condition before the subject."""
        return self.clause.condition

    @property
    def adverbial(self) -> str:
        """Return the adverbial before the subject."""
        return self.clause.adverbial

    @property
    def start(self) -> int:
        """Return where the subject begins."""
        return self.clause.start

    @property
    def around(self) -> Sentence:
        """Return the whole sentence that the statement is a part of."""
        begin = self.sentence.start
        return next((one for one in self.passage.sentences if one.start <= begin < one.end), self.sentence)

    @property
    def sentence_end(self) -> int:
        """Return where the whole sentence ends, past the semicolons that end ``text``."""
        return self.around.end - self.sentence.start

    @property
    def whole(self) -> str:
        """Return the text to the end of the whole sentence, past the semicolons that end ``text``."""
        begin = self.sentence.start
        return self.passage.text[begin : begin + self.sentence_end]

    @property
    def predicate(self) -> int:
        """Return where the predicate begins."""
        return self.clause.predicate

    @property
    def verb(self) -> str:
        """Return the verb, or nothing."""
        return self.clause.verb

    @property
    def verb_start(self) -> int:
        """Return where the verb begins, or -1."""
        return self.clause.verb_start

    @property
    def verb_end(self) -> int:
        """Return where the verb ends, or -1."""
        return self.clause.verb_end

    @property
    def rest(self) -> str:
        """Return what stands after the verb."""
        return self.text[self.clause.verb_end :] if self.clause.verb_start >= 0 else ""
