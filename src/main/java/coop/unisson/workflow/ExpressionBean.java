package coop.unisson.workflow;

/** A bean the models' expressions may name. Expressions see these and the delegates, and nothing else. */
public interface ExpressionBean {}
