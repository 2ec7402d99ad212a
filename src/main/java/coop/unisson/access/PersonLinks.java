package coop.unisson.access;

import coop.unisson.partner.PersonId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface PersonLinks extends JpaRepository<PersonLink, String> {

    /** @return how many there were: nobody else can redeem it meanwhile */
    @Modifying
    @Query("delete from PersonLink l where l.hash = :hash")
    int redeem(String hash);

    @Modifying
    @Query("delete from PersonLink l where l.person = :person")
    void forget(PersonId person);
}
