package coop.unisson.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a letter of ours that it could not deliver and has given up on (RFC 3464). That it is only
 * late, was delivered or passed on is no news.
 *
 * @param letter the letter's name
 * @param addresses to whom it could not be delivered, as the report and the letter itself say, in lower case
 * @param why in the server's words
 */
record Returned(String letter, Set<String> addresses, String why) {

    /** Only what we could have named ourselves. */
    private static final Pattern NAME = Pattern.compile("<([A-Za-z0-9-]{1,64})@unisson>");

    private static final String FAILED = "failed";

    /** Empty for whatever is no report of a failure, or not of a letter of ours. */
    static Optional<Returned> of(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof MultipartReport report)) {
            return Optional.empty();
        }
        MimeMessage letter = report.getReturnedMessage();
        if (letter == null || !(report.getReport() instanceof DeliveryStatus status)) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(said(letter.getHeader("Message-ID", null)));
        if (!name.matches()) {
            return Optional.empty();
        }
        Set<String> addresses = new HashSet<>();
        String why = "";
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            InternetHeaders recipient = status.getRecipientDSN(i);
            if (said(recipient.getHeader("Action", null)).equalsIgnoreCase(FAILED)) {
                addresses.add(address(recipient.getHeader("Final-Recipient", null)));
                addresses.add(address(recipient.getHeader("Original-Recipient", null)));
                why = why.isEmpty() ? why(recipient) : why;
            }
        }
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        // who forwards their mail is known to the last server under another address, and to the letter under ours
        addresses.add(bare(said(letter.getHeader("To", null))));
        addresses.remove("");
        return Optional.of(new Returned(name.group(1), addresses, why));
    }

    private static String why(InternetHeaders recipient) {
        String diagnostic = recipient.getHeader("Diagnostic-Code", null);
        return said(diagnostic == null ? recipient.getHeader("Status", null) : diagnostic)
                .replaceAll("\\s+", " ");
    }

    /** The address in {@code rfc822; lea@bobine.example}. */
    private static String address(@Nullable String typed) {
        String said = said(typed);
        return bare(said.substring(said.indexOf(';') + 1));
    }

    private static String bare(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        return (open >= 0 && close > open ? address.substring(open + 1, close) : address)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String said(@Nullable String header) {
        return header == null ? "" : header.strip();
    }
}
