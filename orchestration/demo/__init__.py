"""The demonstration: fictional outlets with sample news, served from loopback, and the run that scrapes them."""
