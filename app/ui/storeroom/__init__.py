"""What the four screens of the storeroom share: documents started here, drugs found by hand, lots typed from the pack."""
