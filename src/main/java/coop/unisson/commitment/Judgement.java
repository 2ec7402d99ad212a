package coop.unisson.commitment;

import coop.unisson.shared.Flaw;
import java.util.List;

/**
 * How explicit something is, and what would make it more so.
 *
 * @param level {@code explicit}, {@code nearly}, {@code vague} or {@code zero}, as {@code participation-level.dmn} says
 */
public record Judgement(String level, List<Flaw> reasons) {}
