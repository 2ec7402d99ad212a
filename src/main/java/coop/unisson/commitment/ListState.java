package coop.unisson.commitment;

import java.time.Instant;

/**
 * How far a partner's list has come.
 *
 * @param blocked how many commitments, or named people, it still waits for
 * @param since since when it has been so
 */
public record ListState(Level level, int blocked, Instant since) {}
