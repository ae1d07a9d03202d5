"""Everything that writes words, tables and documents; nothing here computes or opens a file."""
