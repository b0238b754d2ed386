"""The inside of a build, in this order: request, card_packer, deck_packer, pack_decks, plan, make.

Of earlier builds know last_build, packed_deck, build_memory and published.
"""
