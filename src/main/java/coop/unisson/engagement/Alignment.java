package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * Where a partner stands in the mission. Agreeing to it is not enough: all four answers count.
 *
 * @param motive what drives it, in its own words
 * @param motiveKinds the kinds of motive it recognises, space-separated
 * @param missionFirst whether the mission can come before the brand
 * @param missionFirstExample on which occasion, or what stands in the way
 * @param visibilityTo whom it will make visible
 * @param visibilityChannel where
 * @param tensionScenario when the mission might clash with its business
 * @param tensionReaction what it would do then, chosen in calm
 * @param objection the reason of a reservation or an objection; empty when it simply agrees
 * @param proposal the change it proposes instead, when it objects
 */
@Embeddable
public record Alignment(
        @Column(name = "motive") String motive,
        @Column(name = "motive_kinds") String motiveKinds,
        @Column(name = "mission_first") boolean missionFirst,
        @Column(name = "mission_first_example") String missionFirstExample,
        @Column(name = "visibility_to") String visibilityTo,
        @Column(name = "visibility_channel") String visibilityChannel,
        @Column(name = "tension_scenario") String tensionScenario,

        @Enumerated(EnumType.STRING) @Column(name = "tension_reaction")
        TensionReaction tensionReaction,

        @Enumerated(EnumType.STRING) @Column(name = "mission_consent")
        Consent consent,

        @Column(name = "mission_objection") String objection,
        @Column(name = "mission_proposal") String proposal) {}
