"""Reviews: what was asked, what was answered, what the network says, what was decided, and when."""
