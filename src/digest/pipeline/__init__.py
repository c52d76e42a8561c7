"""Join the rooms: gather, call the core once, act.  Decides nothing."""
