"""How a finding is shown, and the control runs it asks for."""
