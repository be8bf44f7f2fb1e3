/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.HoldingTank;
import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.OnOff;
import io.ftps.examples.config.RevocationSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.UnknownCertificates;
import io.ftps.tls.trust.RevocationFailure;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the start screen says about clients' certificates: nothing where none is asked for. */
record ClientRows(RunningServer running, Instant now) {
    /** Whether any listener asks. */
    boolean isAnybodyAsked() {
        return !asking().isEmpty();
    }

    /** One line for each thing, listeners with equal settings together. */
    List<String> believed() {
        List<String> rows = new ArrayList<>();
        Set<ClientCertificates> told = new LinkedHashSet<>();
        for (ListenerSettings listener : asking()) {
            ClientCertificates clients = listener.tls().clients();
            if (told.add(clients)) {
                rows.add("believed on " + names(clients) + ":");
                addBeliefs(rows, listener.tls());
            }
        }
        return rows;
    }

    /** Where certificates wait, and how many do. Blocks. */
    String tank() {
        String place = running.settings().logins().tank().toString();
        List<HoldingTank> tanks = running.accounts().tanks();
        return tanks.isEmpty() ? place : place + ", " + waiting(tanks);
    }

    private static String waiting(List<HoldingTank> tanks) {
        try {
            int count = 0;
            for (HoldingTank tank : tanks) {
                count += tank.list().size();
            }
            return count + (count == 1 ? " certificate waits" : " certificates wait");
        } catch (IOException e) {
            return "CANNOT BE USED: " + e.getMessage();
        }
    }

    private List<ListenerSettings> asking() {
        return running.settings().listeners().stream()
                .filter(listener -> listener.tls().clients().policy() != ClientCertificatePolicy.IGNORE)
                .toList();
    }

    private String names(ClientCertificates clients) {
        return asking().stream()
                .filter(listener -> listener.tls().clients().equals(clients))
                .map(ListenerSettings::name)
                .collect(Collectors.joining(", "));
    }

    private void addBeliefs(List<String> rows, TlsSettings tls) {
        ClientCertificates clients = tls.clients();
        clients.trusted().ifPresent(place -> rows.add("those in " + place));
        clients.authorities().ifPresent(place -> {
            List<X509Certificate> authorities = running.tls().authorities(tls);
            authorities.forEach(authority -> rows.add("those of " + described(authority)));
            if (authorities.isEmpty()) {
                rows.add("NO AUTHORITY, so nobody is believed by one; taken as soon as it is there: " + place);
            }
        });
        clients.revocation().ifPresent(asked -> rows.add("unless revoked, by " + described(asked)));
        if (clients.registeredSelfSigned() == OnOff.ON) {
            rows.add("self-signed ones that a user has registered");
        }
        if (clients.unknown() == UnknownCertificates.LET_IN_UNTRUSTED) {
            rows.add("others are refused at login and wait in the tank");
        }
    }

    private String described(X509Certificate authority) {
        Instant ends = authority.getNotAfter().toInstant();
        return authority.getSubjectX500Principal().getName() + ", "
                + (ends.isBefore(now) ? "EXPIRED" : Duration.between(now, ends).toDays() + " days left");
    }

    private static String described(RevocationSettings asked) {
        List<String> sources = new ArrayList<>();
        asked.crls().ifPresent(place -> sources.add(place.toString()));
        if (asked.ocsp() == OnOff.ON) {
            sources.add("OCSP");
        }
        if (asked.distributionPoints() == OnOff.ON) {
            sources.add("distribution points");
        }
        String unknown = asked.whenUnknown() == RevocationFailure.HARD_FAIL ? "refused" : "ACCEPTED";
        return String.join(", ", sources) + "; " + unknown + " when nobody can tell";
    }
}
