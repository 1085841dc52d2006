"""Agendas that somebody made to hurt: what is laid over the small one, and the codes of all that must be found."""
