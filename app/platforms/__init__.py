"""The platforms outside: one package for each, a shared transport and the gateways' signatures beside them."""
