"""Run the commands of a settings file: settings, store and clock together, one method a command."""
