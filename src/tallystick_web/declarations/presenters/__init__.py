"""What pages say: words, links and order, made without a database."""
