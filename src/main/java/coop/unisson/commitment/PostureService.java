package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Sha256;
import coop.unisson.shared.Words;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks a partner whether the campaign would succeed if all did as it does, and computes it: first the answer, then the sum, and
 * neither for anybody else. It holds nobody up; a « no » that changes nothing is put in a sentence.
 */
@Service
@Transactional
public class PostureService {

    private final PosturesKept answers;
    private final Commitments commitments;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final Clock clock;

    PostureService(
            PosturesKept answers,
            Commitments commitments,
            EngagementService engagements,
            CampaignService campaigns,
            Clock clock) {
        this.answers = answers;
        this.commitments = commitments;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** What this partner answered; null before it did. */
    @Transactional(readOnly = true)
    public @Nullable PostureAnswer answered(EngagementId id) {
        return answers.findById(id).map(PostureKept::said).orElse(null);
    }

    /** What its list as last saved would make of the campaign if all did the same. */
    @Transactional(readOnly = true)
    public Posture of(EngagementId id) {
        return of(
                id,
                commitments.findByEngagementOrderByPosition(id).stream()
                        .map(Commitment::promise)
                        .toList());
    }

    Posture of(EngagementId id, List<Promise> promises) {
        Engagement own = engagements.get(id);
        Campaign campaign = campaigns.get(own.campaign());
        return Posture.of(
                promises.stream().map(promise -> Offer.of(id, promise)).toList(),
                engagements.partnersIn(own.campaign()),
                engagements.needs(own.campaign()),
                Coverage.weeks(campaign.runStart(), campaign.runEnd()));
    }

    /** A « no » without a word is asked for one, as long as the list is the one it was said of. */
    List<Flaw> check(EngagementId id, Declaration declaration) {
        PostureAnswer said = declaration.posture();
        if (declaration.zero() || said == null || !said.isNoWithoutAWord()) {
            return List.of();
        }
        Optional<PostureKept> before = answers.findById(id).filter(PostureKept::isNo);
        boolean changed = before.isPresent() && !before.get().isNoAbout(hash(declaration));
        return changed ? List.of() : List.of(Flaw.block("posture.why", "posture-no"));
    }

    void keep(EngagementId id, Declaration declaration, PersonId by) {
        PostureAnswer said = declaration.posture();
        PostureAnswer.Thinks answer = said == null ? null : said.answer();
        if (said == null || answer == null) {
            answers.findById(id).ifPresent(answers::delete);
            return;
        }
        String hash = hash(declaration);
        String why = Words.of(said.why());
        answers.findById(id)
                .ifPresentOrElse(
                        known -> known.write(answer, why, hash, by, clock.instant()),
                        () -> answers.save(new PostureKept(id, answer, why, hash, by, clock.instant())));
    }

    /** What the plan reads of a list, whatever else is typed in it. */
    private static String hash(Declaration declaration) {
        EngagementId nobody = new EngagementId("");
        return Sha256.of(declaration.promises().stream()
                .map(promise -> Offer.of(nobody, promise).toString())
                .collect(Collectors.joining("\n")));
    }
}
