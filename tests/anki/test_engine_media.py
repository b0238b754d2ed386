"""Pictures from a deck file to the learner's screen, on the real engine."""

import re

from tests.support.world import World, card_guid, qa

A, B = "a000000001", "b000000002"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)
SOURCE = re.compile(r'src="([^"]+)"')


def pictures(world: World, card_id: str) -> list[str]:
    return SOURCE.findall(world.learner.note(card_guid(card_id))["Back"])


def arrived(world: World) -> None:
    assert world.learner.media_report() == ([], [])


def test_every_way_of_naming_a_picture_brings_it_to_the_learner(world: World) -> None:
    names = ["plain.png", "with space.png", "图片.png", "UPPER.PNG", "a+b.png", "it's.png"]
    for number, name in enumerate(names):
        world.write(f"notes/img/{name}", PNG + bytes([number]))
    answer = "\n".join(
        [
            "![](img/plain.png)",
            "![](img/with%20space.png)",
            "![[with space.png|300]]",
            "![图](img/图片.png)",
            "![](img/%E5%9B%BE%E7%89%87.png)",
            "![](img/UPPER.PNG){width=50%}",
            "![](img/a+b.png)",
            "![](<img/it's.png>)",
            '<img src="img/plain.png" width="20">',
        ]
    )
    world.deck("n/d.yaml", qa(A, answer=answer), note="notes/n.md")
    world.deliver()
    arrived(world)
    assert len(pictures(world, A)) == 9
    assert len(set(pictures(world, A))) == len(names)


def test_the_same_base_name_in_two_folders_is_two_pictures(world: World) -> None:
    world.write("notes/one/a.png", PNG)
    world.write("notes/two/a.png", PNG + b"2")
    world.deck("n/d.yaml", qa(A, answer="![](one/a.png) ![](two/a.png)"), note="notes/n.md")
    world.deliver()
    arrived(world)
    assert len(set(pictures(world, A))) == 2


def test_a_changed_picture_under_its_old_name_arrives(world: World) -> None:
    picture = world.write("decks/n/a.png", PNG)
    world.deck("n/d.yaml", qa(A, answer="![](a.png)"), qa(B))
    world.deliver(at=0)
    before = pictures(world, A)
    picture.write_bytes(PNG + b"changed")
    said = world.deliver(at=10)
    assert (said.updated, said.duplicate) == (1, 1)
    assert pictures(world, A) != before
    folder = world.project.root.parent / "collection" / "collection.media"
    assert (folder / pictures(world, A)[0]).read_bytes() == PNG + b"changed"


def test_a_picture_that_moved_to_another_folder_changes_nothing_but_its_card(world: World) -> None:
    world.write("decks/n/a.png", PNG)
    world.deck("n/d.yaml", qa(A, answer="![](a.png)"))
    world.deliver(at=0)
    before = pictures(world, A)
    world.write("decks/n/img/a.png", PNG)
    world.deck("n/d.yaml", qa(A, answer="![](img/a.png)"))
    world.deliver(at=10)
    assert pictures(world, A) == before


def test_sounds_and_files_of_the_media_key_are_packed(world: World) -> None:
    world.write("decks/n/a.mp3", b"ID3")
    world.write("decks/n/b.png", PNG)
    world.deck("n/d.yaml", qa(A, media=["a.mp3", "b.png"]))
    world.deliver()
    arrived(world)
    extra = world.learner.note(card_guid(A))["Extra"]
    assert re.search(r"\[sound:cardgen-[0-9a-f]{12}\.mp3\]", extra)
    assert SOURCE.search(extra)


def test_jekylls_paths_start_at_media_root(world: World) -> None:
    world.write("site/images/a.png", PNG)
    world.write("cardgen.yaml", "media_root: site\n")
    world.deck("n/d.yaml", qa(A, answer="![](/images/a.png)"))
    world.deliver()
    arrived(world)


def test_a_picture_on_the_web_stays_a_link(world: World) -> None:
    world.deck("n/d.yaml", qa(A, answer="![schema](https://example.org/a.png)"))
    built = world.build()
    assert built.packages[0].media == 0
    world.deliver()
    assert 'href="https://example.org/a.png"' in world.learner.note(card_guid(A))["Back"]
    arrived(world)


def test_one_picture_on_many_cards_is_packed_once(world: World) -> None:
    world.write("decks/n/a.png", PNG)
    world.deck("n/d.yaml", *(qa(f"a00000000{i}", answer="![](a.png)") for i in range(5)))
    assert world.build().packages[0].media == 1
