"""Scanners of the USB bar code scanner class: reports come whole, and the device says itself where the scan lies in them."""
