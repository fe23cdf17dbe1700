"""Training of the shipped model; outside the package, which never imports it."""
