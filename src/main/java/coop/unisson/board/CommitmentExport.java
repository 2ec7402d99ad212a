package coop.unisson.board;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.Level;
import coop.unisson.commitment.ListState;
import coop.unisson.commitment.Promise;
import coop.unisson.commitment.PromiseSheet;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Csv;
import coop.unisson.shared.Language;
import coop.unisson.shared.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What partners who are in have settled, to take along; nobody's draft. For the campaign's own coordination: every figure is exact. */
@Service
@Transactional(readOnly = true)
public class CommitmentExport {

    /** One settled commitment and whose it is. */
    public record Line(EngagementId engagement, String partner, Promise promise) {}

    private final CommitmentService commitments;
    private final CampaignService campaigns;
    private final PromiseSheet sheet;

    CommitmentExport(CommitmentService commitments, CampaignService campaigns, PromiseSheet sheet) {
        this.commitments = commitments;
        this.campaigns = campaigns;
        this.sheet = sheet;
    }

    public Campaign campaign(CampaignId id) {
        return campaigns.get(id);
    }

    /** Partner by partner in the order of their names, each list in its own order; in a handful of statements. */
    public List<Line> lines(CampaignId campaign) {
        Map<String, String> partners = sheet.partners(campaign);
        Map<EngagementId, ListState> states = commitments.states(campaign);
        return commitments.of(campaign).stream()
                .filter(commitment ->
                        partners.containsKey(commitment.engagement().value()))
                .filter(commitment -> Optional.ofNullable(states.get(commitment.engagement()))
                        .filter(state -> state.level() == Level.EXPLICIT)
                        .isPresent())
                .map(commitment -> line(commitment, partners))
                .sorted(Comparator.comparing(Line::partner, Words.alphabetical())
                        .thenComparing(line -> line.engagement().value()))
                .toList();
    }

    private static Line line(Commitment commitment, Map<String, String> partners) {
        return new Line(
                commitment.engagement(),
                Objects.requireNonNull(partners.get(commitment.engagement().value())),
                commitment.promise());
    }

    /** The same as a file for a spreadsheet. */
    public byte[] csv(CampaignId campaign, Language language) {
        List<Line> lines = lines(campaign);
        var names = sheet.names(campaign, lines.stream().map(Line::promise).toList(), language);
        return Csv.write(
                sheet.head(language),
                lines.stream()
                        .map(line -> sheet.row(line.partner(), line.promise(), names, language))
                        .toList(),
                language);
    }
}
