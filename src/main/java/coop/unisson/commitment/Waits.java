package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import org.jspecify.annotations.Nullable;

/**
 * What a partner waits for before its list counts: the first of its promises that waits.
 *
 * @param kind what sort of thing
 * @param margin how far it is from being met
 * @param partner the one partner it waits for, where it is one
 * @param yesMissing how many of its circle have not said yet that they go together; 0 where nobody is asked to
 */
public record Waits(
        ConditionKind kind, Margin margin, @Nullable EngagementId partner, int yesMissing) {}
