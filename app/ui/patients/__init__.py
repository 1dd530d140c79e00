"""What 处方发药 and 处方退药 share: a card, an e-voucher or an id number opens that person's documents."""
