"""What the commands do: from options to an exit code. Findings to stdout, all else to stderr."""
