package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL are one application to whoever signs in. */
class SecondNodeTests {

    private static final String EMAIL = "admin@unisson.example";
    private static final String PASSWORD = "a long enough secret";

    @Test
    void aSessionMadeOnOneNodeIsKnownToTheOther() {
        try (OtherNode first = node()) {
            Visitor visitor = Visitor.signedIn(first.port(), EMAIL, PASSWORD);
            try (OtherNode second = node()) {
                Visitor stranger = new Visitor(second.port());
                assertThat(stranger.get("/camunda/api/admin/auth/user/default").statusCode())
                        .isEqualTo(401);

                Visitor same = new Visitor(second.port()).keep("SESSION", visitor.cookie("SESSION"));
                assertThat(same.get("/camunda/app/cockpit/default/").statusCode())
                        .isEqualTo(200);
                assertThat(same.get(Visitor.ENGINE + "/process-definition/count")
                                .body())
                        .isEqualTo(visitor.get(Visitor.ENGINE + "/process-definition/count")
                                .body())
                        .isEqualTo("{\"count\":7}");

                visitor.send("POST", "/logout", Visitor.FORM, new byte[0]);
                assertThat(same.get(Visitor.ENGINE + "/process-definition/count")
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    private static OtherNode node() {
        return OtherNode.with(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + EmbeddedDatabase.url(),
                "--spring.datasource.username=postgres",
                "--unisson.administrator.email=" + EMAIL,
                "--unisson.administrator.password=" + PASSWORD);
    }
}
