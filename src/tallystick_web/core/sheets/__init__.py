"""Files of tables that people bring in and take away: where headings are, what cells say, how they are written."""
