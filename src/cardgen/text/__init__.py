"""Facts about text that every layer needs: math spans, scripts, slugs. Imports nothing of ours."""
