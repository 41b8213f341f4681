"""What goes on beside a session, in threads and by timers."""
