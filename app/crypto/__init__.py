"""SM2, SM3, SM4 and the sealed file of secrets, behind small modules. Bytes in, bytes out: no file, SQL or network."""
