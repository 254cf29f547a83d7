"""What a teacher does in windows of their own: grading hand-ins, making labs."""
