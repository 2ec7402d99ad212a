package coop.unisson.audit;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of the log as it was written. */
record Entry(
        Instant at,
        What what,
        @Nullable CampaignId campaign,
        @Nullable EngagementId engagement,
        Author author,
        @Nullable PersonId onBehalfOf,
        @Nullable PersonId about,
        List<Detail> details) {

    /** Everybody it speaks of. */
    Stream<PersonId> people() {
        return Stream.concat(
                Stream.of(author.person(), onBehalfOf, about).filter(Objects::nonNull),
                details.stream()
                        .filter(detail -> detail.type() == Detail.Type.PERSON)
                        .map(detail -> new PersonId(detail.value())));
    }
}
