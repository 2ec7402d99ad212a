package coop.unisson.partner;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface People extends JpaRepository<Person, PersonId> {

    Optional<Person> findByEmail(String email);

    List<Person> findByOrganisationOrderByName(OrganisationId organisation);
}
