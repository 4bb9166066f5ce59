"""A real `dondoc run` killed again and again while officials report and a broadcast and reminders go out."""
