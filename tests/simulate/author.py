"""The author of a simulated project: writes notes and decks, and changes them at random, as people do."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

_WORDS = [
    "注意力",
    "损失",
    "梯度",
    "熵",
    "卷积",
    "先验",
    "编码器",
    "解码器",
    "采样",
    "正则化",
    "归一化",
    "残差",
    "词向量",
    "掩码",
    "温度",
    "拥塞",
]
_MOST = 5  # decks written by hand, sections of a note, paragraphs of a section
_TRAITS = ["稳定", "快速", "稀疏", "可微", "有界", "单调", "对称", "凸", "平滑", "鲁棒", "便宜", "精确"]


class Author:
    """Works in the folder ``root``. Every act returns whether there was anything to do."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self._root = root
        self._dice = dice
        self._count = 0
        (root / "notes").mkdir(parents=True)
        (root / "decks").mkdir()
        for name in ("first", "second"):
            self._write_note(root / "notes" / f"{name}.md", [self._section() for _ in range(3)])
        self.write_a_deck()

    def acts(self) -> list[Callable[[], bool]]:
        """Return everything an author may do next."""
        return [
            self.add_a_section,
            self.add_a_definition,
            self.reword_a_note,
            self.remove_a_paragraph,
            self.shift_the_lines,
            self.rename_a_heading,
            self.swap_sections,
            self.write_a_deck,
            self.add_a_card,
            self.add_a_card,
            self.reword_a_card,
            self.reword_a_card,
            self.delete_a_card,
            self.tag_a_card,
            self.reverse_a_card,
            self.hide_more_of_a_cloze,
            self.rename_a_deck,
            self.comment_a_deck,
        ]

    # Notes: a note is a list of sections, a section a heading and its paragraphs.

    def add_a_section(self) -> bool:
        note, sections = self._note()
        return len(sections) < _MOST and self._write_note(note, [*sections, self._section()])

    def add_a_definition(self) -> bool:
        note, sections = self._note()
        section = self._dice.choice(sections)
        section.append(self._definition())
        return len(section) <= _MOST and self._write_note(note, sections)

    def reword_a_note(self) -> bool:
        note, sections = self._note()
        section = self._dice.choice(sections)
        places = [place for place in range(1, len(section)) if section[place].endswith("。")]
        if not places:
            return False
        place, new = self._dice.choice(places), self._dice.choice(_TRAITS)
        section[place] = f"{section[place][:-1]}，{new}。"
        return self._write_note(note, sections)

    def remove_a_paragraph(self) -> bool:
        note, sections = self._note()
        long = [section for section in sections if len(section) > 2]
        if not long:
            return False
        section = self._dice.choice(long)
        section.pop(self._dice.randrange(1, len(section)))
        return self._write_note(note, sections)

    def shift_the_lines(self) -> bool:
        note, sections = self._note()
        sections[0].insert(1, "\n".join(["换一种说法，读者可以跳过这一段。"] * self._dice.randint(1, 5)))
        return self._write_note(note, sections)

    def rename_a_heading(self) -> bool:
        note, sections = self._note()
        section = self._dice.choice(sections)
        section[0] = f"## {self._new_term()}"
        return self._write_note(note, sections)

    def swap_sections(self) -> bool:
        note, sections = self._note()
        self._dice.shuffle(sections)
        return self._write_note(note, sections)

    def _note(self) -> tuple[Path, list[list[str]]]:
        note = self._dice.choice(sorted((self._root / "notes").glob("*.md")))
        parts = re.split(r"\n(?=## )", note.read_text(encoding="utf-8"))[1:]
        return note, [[p for p in re.split(r"\n{2,}", part.strip()) if p] for part in parts]

    def _write_note(self, note: Path, sections: list[list[str]]) -> bool:
        body = "\n\n".join(paragraph for section in sections for paragraph in section)
        note.write_text(f"# 笔记\n\n{body}\n", encoding="utf-8")
        return True

    def _section(self) -> list[str]:
        return [f"## {self._new_term()}", *(self._definition() for _ in range(self._dice.randint(2, 4)))]

    def _definition(self) -> str:
        term, trait = self._new_term(), self._dice.choice(_TRAITS)
        return self._dice.choice(
            [
                f"{term}是一种{trait}的方法，用于{self._dice.choice(_WORDS)}。",
                f"{term}的定义如下：\n\n$$f_{{{self._count}}}(x)=\\frac{{x_{{1}}}}{{{self._count}}}$$",
                f"所谓{term}，是指{trait}的{self._dice.choice(_WORDS)}过程。",
            ]
        )

    def _new_term(self) -> str:
        self._count += 1
        return f"{self._dice.choice(_WORDS)}{chr(0x4E00 + self._count * 7 % 5000)}{self._dice.choice(_WORDS)}"

    # Decks: changed as text where the text stays whole, else as data.

    def write_a_deck(self) -> bool:
        self._count += 1
        if len(list((self._root / "decks").rglob("hand-*.yaml"))) == _MOST:
            return False
        folder = self._dice.choice(["", "course/"])
        file = self._root / "decks" / f"{folder}hand-{self._count}.yaml"
        file.parent.mkdir(exist_ok=True)
        deck = {"deck": f"Hand::{self._count}", "tags": ["hand"], "cards": [self._card() for _ in range(3)]}
        return self._write_deck(file, deck)

    def add_a_card(self) -> bool:
        file = self._deck()
        if not file.read_text(encoding="utf-8").rstrip().endswith("]"):
            with file.open("a", encoding="utf-8") as deck:
                deck.write(yaml.safe_dump([self._card()], allow_unicode=True, sort_keys=False))
            return True
        return False

    def reword_a_card(self) -> bool:
        key, word = self._dice.choice(["answer", "question", "extra"]), self._dice.choice(_TRAITS)
        return self._change_a_card(
            lambda card: card.update({key: f"{card.get(key, '')} {word}{self._count}"}), "question"
        )

    def delete_a_card(self) -> bool:
        file = self._deck()
        deck = self._load(file)
        if len(deck["cards"] or []) < 2:
            return False
        deck["cards"].pop(self._dice.randrange(len(deck["cards"])))
        return self._write_deck(file, deck)

    def tag_a_card(self) -> bool:
        return self._change_a_card(lambda card: card.update(tags=[self._dice.choice(_TRAITS)]))

    def reverse_a_card(self) -> bool:
        return self._change_a_card(lambda card: card.update(reverse=True), "question")

    def hide_more_of_a_cloze(self) -> bool:
        return self._change_a_card(
            lambda card: card.update(cloze=f"{card['cloze']} {{{{c2::新的{self._count}}}}}"), "cloze"
        )

    def rename_a_deck(self) -> bool:
        file = self._deck()
        deck = self._load(file)
        return self._write_deck(file, {**deck, "deck": f"{deck['deck'].partition('~')[0]}~{self._count}"})

    def comment_a_deck(self) -> bool:
        file = self._deck()
        file.write_text(f"# {self._count}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
        return True

    def _card(self) -> dict[str, Any]:
        self._count += 1
        term = self._dice.choice(_WORDS)
        if self._dice.random() < 0.3:
            return {"cloze": f"{term}{self._count} 是 {{{{c1::{self._dice.choice(_TRAITS)}}}}} 的。"}
        return {
            "question": f"什么是{term}{self._count}？",
            "answer": f"$x_{{{self._count}}}$，{self._dice.choice(_TRAITS)}",
        }

    def _deck(self) -> Path:
        return self._dice.choice(sorted((self._root / "decks").rglob("[!.]*.yaml")))

    def _load(self, file: Path) -> dict[str, Any]:
        loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        return loaded

    def _change_a_card(self, change: Callable[[dict[str, Any]], object], with_key: str = "") -> bool:
        self._count += 1
        file = self._deck()
        deck = self._load(file)
        fit = [card for card in deck["cards"] or [] if not with_key or with_key in card]
        if not fit:
            return False
        change(self._dice.choice(fit))
        return self._write_deck(file, deck)

    def _write_deck(self, file: Path, deck: dict[str, Any]) -> bool:
        file.write_text(
            yaml.safe_dump(deck, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
        )
        return True
