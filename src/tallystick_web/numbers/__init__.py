"""Numbers: approved sets, the observations in them, and the pages that show them to those who may see them."""
