package coop.unisson.engagement;

import coop.unisson.shared.Language;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * What somebody says who asks to join.
 *
 * @param bring what they would bring
 */
public record Applying(
        @NotBlank @Size(max = 160) String organisation,
        @NotBlank @Size(max = 160) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @NotNull Language language,
        @NotBlank @Size(max = 2000) String why,
        @NotBlank @Size(max = 2000) String bring) {

    /** Without the spaces around, and names on one line, as subjects of letters need them. */
    Applying tidied() {
        return new Applying(
                line(organisation),
                line(name),
                email.strip().toLowerCase(Locale.ROOT),
                language,
                why.strip(),
                bring.strip());
    }

    private static String line(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }
}
