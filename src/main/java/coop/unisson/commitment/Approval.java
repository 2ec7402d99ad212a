package coop.unisson.commitment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One step of a partner's own approval chain.
 *
 * @param role who approves
 * @param days working days it takes
 */
@Embeddable
public record Approval(
        @Size(max = 160) @Column(name = "role") @Nullable String role,

        @PositiveOrZero @Max(60) @Column(name = "days") @Nullable
        Integer days) {

    boolean isKnown() {
        return role != null && !role.isBlank() && days != null;
    }
}
