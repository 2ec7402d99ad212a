package coop.unisson.delivery;

import coop.unisson.commitment.CommitmentId;

/** A signed commitment is to be carried out. */
public record DeliveryDue(CommitmentId commitment) {}
