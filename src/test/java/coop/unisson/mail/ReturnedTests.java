package coop.unisson.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in a report of a mail server, and in whatever else arrives where reports do. */
class ReturnedTests {

    /** As Postfix writes it. */
    static String report(String action, String status, String address, String letter, String to) {
        return """
                From: MAILER-DAEMON@mx.example (Mail Delivery System)
                To: retours@unisson.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Wed, 01 Sep 2027 09:00:00 +0200

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 <%s>: Recipient address rejected:
                    User unknown

                --part
                Content-Type: text/rfc822-headers

                From: unisson@unisson.example
                To: %s
                Subject: Faire le point
                Message-ID: %s

                --part--
                """.formatted(address, address, action, status, address, to, letter)
                .replace("\n", "\r\n");
    }

    static MimeMessage message(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesTheLetterItsReaderAndTheServersReason() throws Exception {
        Returned returned = Returned.of(message(report(
                        "failed", "5.1.1", "Lea@Bobine.example", "<0b1c-77@unisson>", "Léa <lea@bobine.example>")))
                .orElseThrow();

        assertThat(returned.letter()).isEqualTo("0b1c-77");
        assertThat(returned.addresses()).containsExactly("lea@bobine.example");
        assertThat(returned.why())
                .isEqualTo("smtp; 550 5.1.1 <Lea@Bobine.example>: Recipient address rejected: User unknown");
    }

    @Test
    void knowsWhoForwardsTheirMailByTheAddressOfTheLetter() throws Exception {
        assertThat(Returned.of(message(report(
                                "failed", "5.2.1", "lea@elsewhere.example", "<a@unisson>", "lea@bobine.example")))
                        .orElseThrow()
                        .addresses())
                .containsExactlyInAnyOrder("lea@elsewhere.example", "lea@bobine.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded", ""})
    void takesOnlyWhatAServerHasGivenUpOn(String action) throws Exception {
        assertThat(Returned.of(
                        message(report(action, "4.4.1", "lea@bobine.example", "<a@unisson>", "lea@bobine.example"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a@elsewhere.example>",
                "a@unisson",
                "<../../etc/passwd@unisson>",
                "<' or 1=1 --@unisson>",
                "<@unisson>",
                ""
            })
    void takesOnlyTheNamesWeGive(String letter) throws Exception {
        assertThat(Returned.of(message(report("failed", "5.1.1", "lea@bobine.example", letter, "lea@bobine.example"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Bonjour\r\n\r\nJe suis en vacances.",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"part\"\r\n\r\nno parts",
                "Content-Type: multipart/report; boundary=\"part\"\r\n\r\n--part\r\n\r\nonly one\r\n--part--\r\n",
                "Content-Type: multipart/report\r\n\r\n",
                ""
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(read(text)).isFalse();
    }

    /** Whatever is cut off or garbled, it is read as nothing or as a report, and never ends in an error that stops the job. */
    @Test
    void survivesReportsCutOffOrGarbledAnywhere() {
        String whole = report("failed", "5.1.1", "lea@bobine.example", "<a@unisson>", "lea@bobine.example");
        assertThat(read(whole)).isTrue();
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            String cut = whole.substring(0, random.nextInt(whole.length()));
            StringBuilder garbled = new StringBuilder(whole);
            for (int j = 0; j < 20; j++) {
                garbled.setCharAt(random.nextInt(whole.length()), (char) (random.nextInt(200) + 1));
            }
            read(cut);
            read(garbled.toString());
        }
    }

    /** As the job does it: what cannot be read is left alone. */
    private static boolean read(String text) {
        try {
            return Returned.of(message(text)).isPresent();
        } catch (Exception unreadable) {
            assertThat(unreadable)
                    .isInstanceOfAny(
                            jakarta.mail.MessagingException.class, java.io.IOException.class, RuntimeException.class);
            return false;
        }
    }
}
