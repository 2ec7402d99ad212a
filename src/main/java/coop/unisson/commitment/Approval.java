package coop.unisson.commitment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One step of a partner's own approval chain.
 *
 * @param role who approves, as a function or as a person
 * @param days working days it takes
 * @param kind the only sort of promise it applies to; none for all
 */
@Embeddable
public record Approval(
        @Size(max = 160) @Column(name = "role") @Nullable String role,

        @PositiveOrZero @Max(60) @Column(name = "days") @Nullable
        Integer days,

        @Enumerated(EnumType.STRING) @Column(name = "kind") @Nullable
        Kind kind) {

    boolean isKnown() {
        return role != null && !role.isBlank() && days != null;
    }

    /** Whether promises of a sort pass this step. */
    boolean appliesTo(@Nullable Kind promised) {
        return kind == null || kind == promised;
    }
}
