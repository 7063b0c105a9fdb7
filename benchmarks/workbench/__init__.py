"""What the benchmarks of counting share: taking turns, the memory of a process, and the rows they count."""
