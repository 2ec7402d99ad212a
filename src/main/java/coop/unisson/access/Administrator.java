package coop.unisson.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The first administrator, as configured under {@code unisson.administrator}. */
@ConfigurationProperties("unisson.administrator")
record Administrator(@Nullable String email, @Nullable String password) {}
