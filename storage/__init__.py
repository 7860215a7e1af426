"""How a case outlives the process."""
