"""Mail as such: addresses, messages, mailboxes, signatures and unsubscribing.  Pure."""
