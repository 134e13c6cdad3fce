"""People who share a corpus over a network: who they are, what they may do, how they prove who they are."""
