"""What an index is made of: catalogue, order, headlines and full text, in its folder."""
