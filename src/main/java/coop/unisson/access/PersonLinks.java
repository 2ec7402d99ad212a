package coop.unisson.access;

import org.springframework.data.jpa.repository.JpaRepository;

interface PersonLinks extends JpaRepository<PersonLink, String> {}
