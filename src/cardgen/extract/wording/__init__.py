"""How questions are worded and answers are cut, in Chinese and in English."""
