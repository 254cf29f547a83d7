"""What the numbers mean: from history and snapshots to findings, without Qt."""
