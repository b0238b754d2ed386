"""What the rules know of Chinese and English: word lists, leads, verbs, and how a question is worded."""
