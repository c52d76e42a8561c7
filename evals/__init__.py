"""How good the output is: figures on labelled data beside the peers, and floors under them that only rise."""
