/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mends a certificate that is over, as commands for a shell on this machine.
 *
 * @param accept knows how this program is run, and on whose accounts
 */
record Remedies(AcceptCommand accept) {
    private static final String TAKEN = "The server takes it within ten seconds.";

    /** For one that this server shows, or should show. */
    String server(Place place, Optional<X509Certificate> old) {
        Path path = place.path().toAbsolutePath();
        if (place instanceof SelfSignedIn) {
            return "Move certificate.pem and key.pem out of " + path + " and restart the server, which makes new ones;"
                    + " or get one from an authority and name it in the configuration.";
        }
        if (place instanceof Pem pem) {
            return pem(pem, old);
        }
        return "Put a new certificate with its key into " + path + ". " + TAKEN;
    }

    private String pem(Pem pem, Optional<X509Certificate> old) {
        Path chain = pem.chain().toAbsolutePath();
        Path folder = Optional.ofNullable(chain.getParent()).orElse(chain);
        String base = chain.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-new";
        String fresh = ClientLines.shell(folder.resolve(base) + ".key");
        return String.join(
                "\n",
                accept.program() + " cert csr " + names(old) + " --dir " + ClientLines.shell(folder.toString())
                        + " --file " + ClientLines.shell(base),
                "Send " + folder.resolve(base) + ".csr to your authority, and with its answer:",
                accept.program() + " cert import " + fresh + " ANSWER.pem",
                "mv " + ClientLines.shell(folder.resolve(base) + ".pem") + " " + ClientLines.shell(chain.toString())
                        + " && mv " + fresh + " "
                        + ClientLines.shell(pem.key().toAbsolutePath().toString()),
                TAKEN);
    }

    private static String names(Optional<X509Certificate> old) {
        List<String> names = old.map(Remedies::alternativeNames).orElse(List.of());
        return names.isEmpty() ? "NAME" : names.stream().map(ClientLines::shell).collect(Collectors.joining(" "));
    }

    /** DNS names and addresses. RFC 5280, section 4.2.1.6. */
    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(name -> name.get(0).equals(2) || name.get(0).equals(7))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** For one that vouches for clients. */
    String authority(Path place) {
        return "Put the new certificate of the authority into " + place.toAbsolutePath()
                + ", and have those it vouches for renew theirs. " + TAKEN;
    }

    /** For one that a client shows. */
    String client(String user) {
        return "Ask the partner for the new certificate, then:\n" + accept.program() + " client-cert import "
                + ClientLines.shell(user) + " NEW.pem " + accept.users();
    }

    /** For files that cannot be used. */
    String files() {
        return "Mend the file that is named; the server looks again within ten seconds.";
    }
}
