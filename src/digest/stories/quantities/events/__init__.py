"""The words for what happened: deaths, a sale, an opening; one table for each language, classes alike in all."""
