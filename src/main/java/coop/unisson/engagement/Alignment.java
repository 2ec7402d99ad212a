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
 * @param missionFirst how the mission will come before the brand
 * @param visibilityTo whom it will make visible
 * @param visibilityChannel where
 * @param tensionScenario when the mission might clash with its business
 * @param tensionReaction what it would do then, chosen in calm
 * @param objection the reason and the change proposed, when it objects
 */
@Embeddable
public record Alignment(
        @Column(name = "motive") String motive,
        @Column(name = "motive_kinds") String motiveKinds,
        @Column(name = "mission_first") String missionFirst,
        @Column(name = "visibility_to") String visibilityTo,
        @Column(name = "visibility_channel") String visibilityChannel,
        @Column(name = "tension_scenario") String tensionScenario,

        @Enumerated(EnumType.STRING) @Column(name = "tension_reaction")
        TensionReaction tensionReaction,

        @Enumerated(EnumType.STRING) @Column(name = "mission_consent")
        Consent consent,

        @Column(name = "mission_objection") String objection) {}
