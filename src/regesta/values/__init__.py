"""One value of a text parsed: dates, counts, names, places, languages. No document, no database."""
