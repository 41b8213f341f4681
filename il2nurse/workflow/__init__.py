"""What a person does: each act asks today's rules first and then writes one entry."""
