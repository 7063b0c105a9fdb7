"""What joins the applications: settings, addresses, and the processes that serve them."""
