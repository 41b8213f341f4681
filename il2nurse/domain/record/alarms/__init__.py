"""Which alarms someone took on."""
