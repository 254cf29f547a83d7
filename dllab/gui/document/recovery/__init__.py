"""What a crash must not lose: written while the lab runs, offered back at the next start."""
