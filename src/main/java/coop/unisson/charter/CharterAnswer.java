package coop.unisson.charter;

import coop.unisson.shared.Flaw;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's director answers when a charter is laid before them, for the first time or again.
 *
 * @param version the number of the version on the screen
 * @param sha256 its hash
 * @param annexSha256 the hash of the commitments on the screen
 * @param clause whoever objects says to which clause; empty for the text as a whole
 * @param objection what they cannot sign
 * @param proposal what would let them sign
 * @param reason what somebody who goes chooses to say
 */
record CharterAnswer(
        @NotNull Answer answer,
        @NotNull Integer version,
        @NotBlank @Size(max = 64) String sha256,
        @NotBlank @Size(max = 64) String annexSha256,
        boolean read,
        @Nullable @Size(max = 160) String role,
        boolean authority,
        @Nullable @Size(max = 64) String clause,
        @Nullable @Size(max = 2000) String objection,
        @Nullable @Size(max = 2000) String proposal,
        @Nullable @Size(max = 500) String reason) {

    /** The ways on. */
    enum Answer {
        AGREE,
        /** Not as it is: the coordination answers, and the charter is laid before them again. */
        OBJECT,
        /** No promise any more, and well-wishing. */
        OBSERVE,
        LEAVE
    }

    /**
     * What is missing or wrong.
     *
     * @param offered the answers this form offers
     * @param clauses the keys of the clauses on the screen
     */
    List<Flaw> flaws(List<Answer> offered, Set<String> clauses) {
        List<Flaw> flaws = new ArrayList<>();
        if (!offered.contains(answer)) {
            flaws.add(Flaw.block("answer", "not-null"));
        } else if (answer == Answer.AGREE) {
            agreed(flaws);
        } else if (answer == Answer.OBJECT) {
            objected(clauses, flaws);
        }
        return flaws;
    }

    private void agreed(List<Flaw> flaws) {
        if (!read) {
            flaws.add(Flaw.block("read", "charter-unread"));
        }
        if (Words.none(role)) {
            flaws.add(Flaw.block("role", "not-blank"));
        }
        if (!authority) {
            flaws.add(Flaw.block("authority", "authority-unstated"));
        }
    }

    private void objected(Set<String> clauses, List<Flaw> flaws) {
        if (!Words.none(clause) && !clauses.contains(Words.of(clause))) {
            flaws.add(Flaw.block("clause", "clause-unknown"));
        }
        if (Words.none(objection)) {
            flaws.add(Flaw.block("objection", "objection-unsaid"));
        }
        if (Words.none(proposal)) {
            flaws.add(Flaw.block("proposal", "proposal-unsaid"));
        }
    }

    CharterService.Reading reading() {
        return new CharterService.Reading(version, sha256, annexSha256);
    }

    Objection.Words words() {
        return new Objection.Words(Words.of(clause), Words.of(objection), Words.of(proposal));
    }
}
