"""Articles of mails and newsletters."""
