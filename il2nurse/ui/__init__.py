"""The window: pages, editors and widgets; the only room with Qt beside app."""
