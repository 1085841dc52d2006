"""What the program costs, on the letter and on made-up agendas of any size."""
