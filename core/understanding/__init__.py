"""Reading what an official wrote."""
