"""A paper as a document of blocks, and the printers that turn it into files. Nothing here knows a database."""
