package coop.unisson.partner;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface People extends JpaRepository<Person, PersonId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Person p where p.id = :id")
    Optional<Person> lock(PersonId id);

    Optional<Person> findByEmail(String email);

    List<Person> findByEmailIn(Collection<String> emails);

    List<Person> findByOrganisationAndForgottenAtIsNullOrderByName(OrganisationId organisation);

    @Query("select p from Person p where p.id in :ids and p.unreachableSince is not null")
    List<Person> unreached(Collection<PersonId> ids);
}
