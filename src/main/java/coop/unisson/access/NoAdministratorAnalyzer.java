package coop.unisson.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the application refuses to start, and what to do. */
class NoAdministratorAnalyzer extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoAdministrator cause) {
        return new FailureAnalysis(
                "Aucun·e administrateur·rice n’est configuré·e et la base n’en connaît pas.\n"
                        + "No administrator is configured and the database knows none.",
                "Indiquez unisson.administrator.email et unisson.administrator.password"
                        + " (UNISSON_ADMINISTRATOR_EMAIL, UNISSON_ADMINISTRATOR_PASSWORD), puis redémarrez.\n"
                        + "Set unisson.administrator.email and unisson.administrator.password, then start again.",
                cause);
    }
}
