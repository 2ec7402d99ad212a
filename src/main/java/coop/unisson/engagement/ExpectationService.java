package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Need;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What partners expect of each other: said before anybody promises, so that nobody is disappointed afterwards. */
@Service
@Transactional
public class ExpectationService {

    private final Expectations expectations;
    private final EngagementService engagements;
    private final Clock clock;

    ExpectationService(Expectations expectations, EngagementService engagements, Clock clock) {
        this.expectations = expectations;
        this.engagements = engagements;
        this.clock = clock;
    }

    /** One line as somebody writes it. */
    record Line(Need.Of kind, String words) {}

    /** Replaces what this partner expected before. */
    void expect(EngagementId id, List<Line> lines) {
        CampaignId campaign = engagements.get(id).campaign();
        expectations.deleteAll(expectations.ofEngagement(id));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            expectations.save(new Expectation(id, campaign, i, line.kind(), line.words()));
        }
    }

    @Transactional(readOnly = true)
    public List<Expectation> of(EngagementId id) {
        return expectations.ofEngagement(id);
    }

    /** What everybody expects, partners that left among them. */
    @Transactional(readOnly = true)
    public List<Expectation> of(CampaignId campaign) {
        return expectations.ofCampaign(campaign);
    }

    /**
     * A partner needs something no more.
     *
     * @throws Problem 404 when this is not something the person's partner expects
     */
    public void withdraw(EngagementId id, String expectation, PersonId by) {
        Expectation found = engagements
                .find(id)
                .filter(engagement -> engagements.speaksFor(engagement, by))
                .flatMap(engagement -> expectations.findById(expectation))
                .filter(one -> one.engagement().equals(id))
                .orElseThrow(() -> Problem.notFound("expectation"));
        found.withdraw(clock.instant());
    }
}
