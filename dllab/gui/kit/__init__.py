"""What every subject uses: language, theme, numbers and words, tables, work in the background."""
