"""人员: who may sign in here, and as what."""
