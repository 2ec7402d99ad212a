package coop.unisson.partner;

import org.springframework.data.jpa.repository.JpaRepository;

interface Organisations extends JpaRepository<Organisation, OrganisationId> {

    boolean existsBySlug(String slug);
}
